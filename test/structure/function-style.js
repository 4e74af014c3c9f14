/** One style of top-level functions: a block makes a declaration, a single expression an arrow. */
const style = {
  create(context) {
    const isTop = (node) => /^(Program|ExportNamedDeclaration)$/.test(node.type);
    return {
      VariableDeclarator({ id, init, parent }) {
        if (init?.type !== 'ArrowFunctionExpression' || id.typeAnnotation) return;
        if (init.body.type === 'BlockStatement' && isTop(parent.parent)) {
          context.report({ node: id, message: 'A function with a block is a declaration.' });
        }
      },
      FunctionDeclaration({ id, body, parent }) {
        const [only, ...others] = body?.body ?? [];
        if (others.length === 0 && only?.type === 'ReturnStatement' && isTop(parent)) {
          context.report({ node: id, message: 'A function that only returns is an arrow.' });
        }
      },
    };
  },
};

export default { meta: { name: 'galley' }, rules: { 'function-style': style } };
