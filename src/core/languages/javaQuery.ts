import { CONFIGURING } from "./jvmConfiguration.ts";

/** What is captured in Java. */
export const javaQuery = `
(method_invocation name: (identifier) @callee) @call
(object_creation_expression type: (type_identifier) @callee) @call
(object_creation_expression type: (generic_type (type_identifier) @callee)) @call
(object_creation_expression type: (scoped_type_identifier (type_identifier) @callee .)) @call
(import_declaration) @import
(method_declaration name: (identifier) @name) @function
(constructor_declaration name: (identifier) @name) @function
(lambda_expression) @function
(class_declaration name: (identifier) @name) @class
(interface_declaration name: (identifier) @name) @class
(enum_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class
(block) @block
(constructor_body) @block
(switch_block_statement_group) @block
(switch_rule) @block
(if_statement consequence: (expression_statement) @block)
(if_statement alternative: (expression_statement) @block)
(for_statement) @loop @iterated
(enhanced_for_statement) @loop
(enhanced_for_statement type: (_) @type name: (identifier) @target value: (_) @iterated) @loop
(while_statement) @loop
(do_statement) @loop
(field_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @target value: (_)? @value))
(constant_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @target value: (_)? @value))
(local_variable_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @target value: (_)? @value))
(resource type: (_)? @type name: (identifier) @target value: (_) @value)
(enum_constant name: (identifier) @target) @value
(assignment_expression left: (identifier) @assigned operator: "=" right: (_) @value)
(assignment_expression left: (field_access) @assigned operator: "=" right: (_) @value)
(assignment_expression left: (identifier) @addition operator: "+=" right: (_) @value)
(field_declaration (modifiers (annotation name: (identifier) @_configures) @value) declarator: (variable_declarator name: (identifier) @target) (#match? @_configures "${CONFIGURING}"))
(formal_parameter type: (_) @type name: (identifier) @parameter)
(formal_parameter (modifiers (annotation name: (identifier) @_configures) @value) name: (identifier) @parameter (#match? @_configures "${CONFIGURING}"))
(spread_parameter (variable_declarator name: (identifier) @parameter))
(lambda_expression parameters: (identifier) @parameter)
(inferred_parameters (identifier) @parameter)
`;
