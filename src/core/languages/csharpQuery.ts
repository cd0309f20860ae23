/** What is captured in C#. */
export const csharpQuery = `
(invocation_expression function: (identifier) @callee) @call
(invocation_expression function: (generic_name (identifier) @callee)) @call
(invocation_expression function: (member_access_expression name: (identifier) @callee)) @call
(invocation_expression function: (member_access_expression name: (generic_name (identifier) @callee))) @call
(invocation_expression function: (conditional_access_expression (member_binding_expression name: (identifier) @callee))) @call
(object_creation_expression type: (identifier) @callee) @call
(object_creation_expression type: (generic_name (identifier) @callee)) @call
(object_creation_expression type: (qualified_name name: (identifier) @callee)) @call
(using_directive) @import
(method_declaration name: (identifier) @name) @function
(constructor_declaration name: (identifier) @name) @function
(local_function_statement name: (identifier) @name) @function
(lambda_expression) @function
(anonymous_method_expression) @function
(class_declaration name: (identifier) @name) @class
(struct_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class
(interface_declaration name: (identifier) @name) @class
(enum_declaration name: (identifier) @name) @class
(block) @block
(if_statement consequence: (expression_statement) @block)
(if_statement alternative: (expression_statement) @block)
(switch_section) @block
(for_statement) @loop @iterated
(foreach_statement) @loop
(foreach_statement left: (_) @target right: (_) @iterated) @loop
(while_statement) @loop
(do_statement) @loop
(variable_declaration type: (_) @type (variable_declarator name: (identifier) @target . (_)? @value))
(variable_declaration (variable_declarator . (tuple_pattern) @target (_) @value))
(property_declaration type: (_) @type name: (identifier) @target value: (_)? @value)
(property_declaration name: (identifier) @target accessors: (accessor_list (accessor_declaration name: "get" body: (arrow_expression_clause) @value)))
(enum_member_declaration name: (identifier) @target value: (_)? @value)
(assignment_expression left: (identifier) @assigned operator: ["=" "??="] right: (_) @value)
(assignment_expression left: (member_access_expression) @assigned operator: ["=" "??="] right: (_) @value)
(assignment_expression left: (identifier) @addition operator: "+=" right: (_) @value)
(assignment_expression left: (element_access_expression) @assigned operator: ["=" "??="] right: (_) @value)
(parameter type: (_)? @type name: (identifier) @parameter . (_)? @value)
(implicit_parameter) @parameter
(declaration_expression name: (identifier) @target)
(declaration_pattern name: (identifier) @target)
`;
