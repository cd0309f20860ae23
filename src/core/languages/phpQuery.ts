/** What is captured in PHP. */
export const phpQuery = `
(function_call_expression function: (name) @callee) @call
(member_call_expression name: (name) @callee) @call
(nullsafe_member_call_expression name: (name) @callee) @call
(scoped_call_expression name: (name) @callee) @call
(object_creation_expression (name) @callee) @call
(object_creation_expression (qualified_name (name) @callee)) @call
(namespace_use_declaration) @import
(function_definition name: (name) @name) @function
(method_declaration name: (name) @name) @function
(anonymous_function) @function
(arrow_function) @function
(class_declaration name: (name) @name) @class
(trait_declaration name: (name) @name) @class
(enum_declaration name: (name) @name) @class
(interface_declaration name: (name) @name) @class
(compound_statement) @block
(foreach_statement . (_) @iterated . (variable_name) @target) @loop
(foreach_statement . (_) @iterated . (pair (_) . (_) @target)) @loop
(for_statement) @loop
(while_statement) @loop
(do_statement) @loop
(program (return_statement (_) @value) @target)
(const_element (name) @target (_) @value)
(enum_case name: (name) @target value: (_) @value)
(property_declaration type: (_)? @type (property_element name: (_) @target default_value: (_)? @value))
(assignment_expression left: (subscript_expression . (variable_name) @addition .) right: (_) @value)
(assignment_expression left: (_) @target right: (_) @value)
(augmented_assignment_expression left: (_) @addition operator: ".=" right: (_) @value)
(augmented_assignment_expression left: (_) @target operator: "??=" right: (_) @value)
(simple_parameter type: (_)? @type name: (_) @parameter default_value: (_)? @value)
(property_promotion_parameter type: (_)? @type name: (_) @parameter default_value: (_)? @value)
(property_promotion_parameter type: (_)? @type default_value: (_)? @value) @target
(function_call_expression function: (name) @_define arguments: (arguments . (argument (string (string_content) @target)) . (argument (_) @value)) (#eq? @_define "define"))
`;
