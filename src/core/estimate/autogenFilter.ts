import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";

/** What AutoGen takes of a list that stands outside of the code: `config_list_from_json("LIST", filter_dict={"model": ["gpt-4o"]})`. */
export function filterOf({ callee, args }: CallExpression): Expression | undefined {
	if (!/^(?:config_list_from_json|filter_config)$/.test(nameOfCallee(callee))) return undefined;
	return args.find(({ name }) => name === "filter_dict")?.value;
}
