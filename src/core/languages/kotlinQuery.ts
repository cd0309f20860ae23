import { CONFIGURING } from "./jvmConfiguration.ts";

/** What is captured in Kotlin. */
export const kotlinQuery = `
(call_expression . (identifier) @callee) @call
(call_expression . (navigation_expression (identifier) @callee .)) @call
(object_literal (delegation_specifiers . (delegation_specifier (constructor_invocation (user_type (identifier) @callee))))) @call
(import) @import
(function_declaration name: (identifier) @name) @function
(anonymous_function) @function
(lambda_literal) @function
(secondary_constructor) @function
(class_declaration name: (identifier) @name) @class
(object_declaration name: (identifier) @name) @class
(block) @block
(if_expression (assignment) @block)
(when_entry) @block
(for_statement) @loop
(for_statement (variable_declaration (identifier) @target) . (_) @iterated) @loop
(while_statement) @loop
(do_while_statement) @loop
(property_declaration (variable_declaration . (identifier) @target (_)? @type) . (_)? @value)
(property_declaration (multi_variable_declaration) @target . (_) @value)
(enum_entry . (identifier) @target) @value
(assignment left: (identifier) @assigned "=" right: (_) @value)
(assignment left: (identifier) @addition "+=" right: (_) @value)
(assignment left: (navigation_expression) @assigned "=" right: (_) @value)
(assignment left: (index_expression) @assigned "=" right: (_) @value)
(class_parameter (identifier) @target . (user_type) @type . (_)? @value)
(class_parameter (identifier) @target . (nullable_type) @type . (_)? @value)
(class_parameter (modifiers (annotation (constructor_invocation (user_type (identifier) @_configures))) @value) (identifier) @target (#match? @_configures "${CONFIGURING}"))
(property_declaration (modifiers (annotation (constructor_invocation (user_type (identifier) @_configures))) @value) (variable_declaration . (identifier) @target) (#match? @_configures "${CONFIGURING}"))
(function_value_parameters (parameter . (identifier) @parameter (user_type) @type) . (_)? @value)
(function_value_parameters (parameter . (identifier) @parameter (nullable_type) @type))
(lambda_parameters (variable_declaration . (identifier) @parameter))
(call_expression . (navigation_expression . (_) @value (identifier) @_hands .) (annotated_lambda (lambda_literal (lambda_parameters (variable_declaration . (identifier) @target)))) (#match? @_hands "^(use|let|also)$"))
`;
