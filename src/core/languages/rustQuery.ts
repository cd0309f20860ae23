/** What is captured in Rust. */
export const rustQuery = `
(call_expression function: (identifier) @callee) @call
(call_expression function: (scoped_identifier name: (identifier) @callee)) @call
(call_expression function: (field_expression field: (field_identifier) @callee)) @call
(call_expression function: (generic_function function: (field_expression field: (field_identifier) @callee))) @call
(call_expression function: (generic_function function: (scoped_identifier name: (identifier) @callee))) @call
(token_tree (identifier) @callee . (token_tree) @call)
(token_tree "static" . (identifier) . (identifier) @target . ":" @value)
(use_declaration) @import
(function_item name: (identifier) @name) @function
(closure_expression) @function
(struct_item name: (type_identifier) @name) @class
(impl_item type: (type_identifier) @name) @class
(impl_item type: (generic_type type: (type_identifier) @name)) @class
(trait_item name: (type_identifier) @name) @class
(block) @block
(match_arm) @block
(for_expression pattern: (_) @target value: (_) @iterated) @loop
(while_expression) @loop
(loop_expression) @loop
(let_declaration pattern: (_) @target type: (_)? @type value: (_)? @value)
(let_condition pattern: (tuple_struct_pattern (identifier) @target .) value: (_) @value)
(assignment_expression left: (_) @assigned right: (_) @value)
(const_item name: (identifier) @target value: (_) @value)
(static_item name: (identifier) @target value: (_) @value)
(parameter pattern: (_) @parameter type: (_) @type)
(closure_parameters (identifier) @parameter)
(field_declaration name: (field_identifier) @target type: (_) @type)
(field_declaration_list (attribute_item (attribute arguments: (token_tree) @value)) . (field_declaration name: (field_identifier) @target type: (_) @type))
(field_declaration_list (attribute_item (attribute arguments: (token_tree) @value)) . (attribute_item) . (field_declaration name: (field_identifier) @target type: (_) @type))
(struct_expression name: (type_identifier) @type body: (field_initializer_list (field_initializer field: (field_identifier) @assigned value: (_) @value)))
(struct_expression name: (type_identifier) @type body: (field_initializer_list (shorthand_field_initializer (identifier) @assigned @value)))
`;
