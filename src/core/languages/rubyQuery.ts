const LOOPING =
	"^(each|map|flat_map|each_with_index|each_slice|each_with_object|times|collect|select|filter_map|each_pair|find_each|upto|in_batches|each_entry|sum|loop|step|in_groups_of)$";

/** Methods that declare an attribute with a default in a class: `class_attribute :model, default: "gpt-4o"`. */
const DECLARING =
	"^(class_attribute|attribute|option|param|setting|[mc]attr_(accessor|reader)|config_accessor|prop|property|field)$";

/** What is captured in Ruby. */
export const rubyQuery = `
(call method: [(identifier) (constant)] @callee) @call
(call method: (identifier) @_require (#match? @_require "^require(_relative)?$")) @import
(method name: (_) @name) @function
(singleton_method name: (_) @name) @function
(lambda) @function
(class name: (constant) @name) @class
(module name: (constant) @name) @class
(class name: (scope_resolution name: (constant) @name)) @class
(module name: (scope_resolution name: (constant) @name)) @class
(block) @block
(do_block) @block
(then) @block
(else) @block
(rescue) @block
(for pattern: (_) @target value: (in (_) @iterated)) @loop
(while) @loop
(until) @loop
(call receiver: (_) @iterated method: (identifier) @_each block: (_ parameters: (block_parameters . (identifier) @target)) (#match? @_each "${LOOPING}")) @loop
(call receiver: (_)? @iterated method: (identifier) @_each block: (_) (#match? @_each "${LOOPING}")) @loop
(assignment left: (_) @target right: (_) @value)
(operator_assignment left: (_) @target right: (_) @value)
(call method: (identifier) @_let arguments: (argument_list . (simple_symbol) @target) block: (_ body: (_) @value) (#match? @_let "^(let!?|subject)$"))
(call method: (identifier) @_declares arguments: (argument_list . (simple_symbol) @target (pair key: (hash_key_symbol) @_default value: (_) @value)) (#eq? @_default "default") (#match? @_declares "${DECLARING}"))
(binary left: (_) @addition operator: "<<" right: (_) @value)
(method_parameters (identifier) @parameter)
(block_parameters (identifier) @parameter)
(lambda_parameters (identifier) @parameter)
(optional_parameter name: (identifier) @parameter value: (_) @value)
(keyword_parameter name: (identifier) @parameter value: (_)? @value)
`;
