import type { ArithmeticExpression } from '../bash.ts';

/** The value of a variable or word inside an arithmetic expression; undefined where not known. */
type Lookup = (name: string) => string | undefined;

/**
 * The value of an arithmetic expression, where it is known and fits a double exactly. Assignments are left to the
 * caller: their value counts as not known.
 */
export function evaluate(node: ArithmeticExpression | undefined, value: Lookup): number | undefined {
  if (node === undefined) return 0;
  switch (node.type) {
    case 'ArithmeticWord':
      return number(node.value, value);
    case 'ArithmeticGroup':
      return evaluate(node.expression, value);
    case 'ArithmeticUnary': {
      const operand = evaluate(node.operand, value);
      if (operand === undefined || node.operator === '++' || node.operator === '--') return undefined;
      return unary(node.operator, operand);
    }
    case 'ArithmeticTernary': {
      const test = evaluate(node.test, value);
      if (test === undefined) return undefined;
      return evaluate(test === 0 ? node.alternate : node.consequent, value);
    }
    case 'ArithmeticBinary': {
      const left = evaluate(node.left, value);
      const right = evaluate(node.right, value);
      if (left === undefined || right === undefined) return undefined;
      return binary(node.operator, left, right);
    }
    case 'ArithmeticCommandExpansion':
      return undefined;
  }
}

function number(text: string, value: Lookup): number | undefined {
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (/^0x[0-9a-f]{1,12}$/i.test(text)) return Number(text);
  if (/^0[0-7]{1,14}$/.test(text)) return Number.parseInt(text, 8);
  const name = /^\$?\{?([A-Za-z_]\w*)\}?$/.exec(text)?.[1];
  const known = name === undefined ? undefined : value(name);
  return known !== undefined && /^(?:0|-?[1-9]\d{0,14})$/.test(known) ? Number(known) : undefined;
}

function unary(operator: string, operand: number): number | undefined {
  switch (operator) {
    case '-':
      return exact(-operand);
    case '+':
      return operand;
    case '!':
      return operand === 0 ? 1 : 0;
    case '~':
      return exact(-operand - 1);
    default:
      return undefined;
  }
}

function binary(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return exact(left + right);
    case '-':
      return exact(left - right);
    case '*':
      return exact(left * right);
    case '/':
      return right === 0 ? undefined : exact(Math.trunc(left / right));
    case '%':
      return right === 0 ? undefined : exact(left % right);
    case '**':
      return right < 0 ? undefined : exact(left ** right);
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case '<=':
      return left <= right ? 1 : 0;
    case '>=':
      return left >= right ? 1 : 0;
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left !== right ? 1 : 0;
    case '&&':
      return left !== 0 && right !== 0 ? 1 : 0;
    case '||':
      return left !== 0 || right !== 0 ? 1 : 0;
    case ',':
      return right;
    default:
      return undefined;
  }
}

/** Also turns `-0` into `0`. */
function exact(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** Names that an expression assigns to. */
export function assignedIn(node: ArithmeticExpression | undefined): readonly string[] {
  const names: string[] = [];
  const pending = node === undefined ? [] : [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    switch (next.type) {
      case 'ArithmeticBinary':
        if (/^(?:[-+*/%&|^]|<<|>>)?=$/.test(next.operator) && next.left.type === 'ArithmeticWord') {
          names.push(next.left.value);
        }
        pending.push(next.left, next.right);
        break;
      case 'ArithmeticUnary':
        if (/^(?:\+\+|--)$/.test(next.operator) && next.operand.type === 'ArithmeticWord') {
          names.push(next.operand.value);
        }
        pending.push(next.operand);
        break;
      case 'ArithmeticTernary':
        pending.push(next.test, next.consequent, next.alternate);
        break;
      case 'ArithmeticGroup':
        pending.push(next.expression);
        break;
      default:
    }
  }
  return names;
}
