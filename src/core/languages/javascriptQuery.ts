const sharedQuery = `
(call_expression function: (identifier) @callee) @call
(call_expression function: (member_expression property: (property_identifier) @callee)) @call
(call_expression function: (super) @callee) @call
(call_expression function: (import) @callee) @call
(call_expression function: (parenthesized_expression (sequence_expression (member_expression property: (property_identifier) @callee)))) @call
(call_expression function: (call_expression function: (identifier) arguments: (arguments (number) (member_expression property: (property_identifier) @callee)))) @call
(call_expression function: (await_expression (identifier) @callee)) @call
(call_expression function: (await_expression (member_expression property: (property_identifier) @callee))) @call
(new_expression constructor: (identifier) @callee) @call
(new_expression constructor: (member_expression property: (property_identifier) @callee)) @call
(import_statement) @import
(export_statement source: (_)) @import
(export_statement "default" @target value: (_) @value)
(export_statement "default" @target declaration: (_) @value)
(export_clause (export_specifier name: (_) @value alias: (_) @target))
(function_declaration name: (identifier) @name) @function
(generator_function_declaration name: (identifier) @name) @function
(function_expression) @function
(arrow_function) @function
(method_definition name: (_) @name) @function
(class_declaration name: (_) @name) @class
(class) @class
(statement_block) @block
(switch_body) @block
(if_statement consequence: (expression_statement) @block)
(else_clause (expression_statement) @block)
(for_statement) @loop
(for_in_statement left: (_) @target right: (_) @iterated) @loop
(while_statement) @loop
(do_statement) @loop
(variable_declarator name: (_) @target value: (_)? @value)
(assignment_expression left: (_) @assigned right: (_) @value)
(augmented_assignment_expression left: (_) @addition operator: "+=" right: (_) @value)
(augmented_assignment_expression left: (_) @assigned operator: ["||=" "??="] right: (_) @value)
(arrow_function parameter: (identifier) @parameter)
`;

/** What is captured in JavaScript. */
export const javascriptQuery = `${sharedQuery}
(field_definition property: (_) @target value: (_)? @value)
(formal_parameters (identifier) @parameter)
(formal_parameters (object_pattern) @parameter)
(formal_parameters (assignment_pattern left: (_) @parameter right: (_) @value))
`;

/** What is captured in TypeScript, with and without JSX. */
export const typescriptQuery = `${sharedQuery}
(call_expression function: (non_null_expression (member_expression property: (property_identifier) @callee))) @call
(abstract_class_declaration name: (_) @name) @class
(enum_declaration name: (_) @name) @class
(enum_assignment name: (_) @target value: (_) @value)
(public_field_definition name: (_) @target type: (_)? @type value: (_)? @value)
(required_parameter pattern: (_) @parameter type: (_)? @type value: (_)? @value)
(optional_parameter pattern: (_) @parameter type: (_)? @type value: (_)? @value)
`;
