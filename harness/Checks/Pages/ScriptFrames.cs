using Acornima.Ast;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds the iframes that a script makes by <c>createElement</c>, of the document or of a library.</summary>
internal static class ScriptFrames
{
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal)
    {
        "createElement",
        "h",
        "jsx",
        "jsxs",
        "_jsx",
        "_jsxs",
        "createVNode",
    };

    // What puts an element into a page, and what does not change how it loads.
    private static readonly HashSet<string> Inserting = new(StringComparer.Ordinal)
    {
        "append",
        "appendChild",
        "prepend",
        "replaceChildren",
        "replaceChild",
        "insertBefore",
        "insertAdjacentElement",
        "replaceWith",
        "after",
        "before",
    };

    /// <summary>Each of them; none where the script cannot be read.</summary>
    public static IEnumerable<MadeFrame> Find(string text, string name, ScriptConstants constants) =>
        text.Contains("iframe", StringComparison.Ordinal) && ScriptFile.Of(text, name) is { } script ? Find(text, script, constants) : [];

    /// <summary>Each of them, of a script or a part of one.</summary>
    /// <param name="text">All of the text, in which the script is in its place.</param>
    /// <param name="script">The script.</param>
    /// <param name="constants">Of the text and of what it imports.</param>
    public static IEnumerable<MadeFrame> Find(string text, ScriptFile script, ScriptConstants constants)
    {
        var reader = new Reader(text, script, constants);
        return script.Nodes.OfType<CallExpression>().Where(IsMade).Select(reader.Read).OfType<MadeFrame>();
    }

    private static bool IsMade(CallExpression call) =>
        call.Arguments.Count > 0
        && call.Arguments[0] is StringLiteral { Value: var tag }
        && tag.Equals("iframe", StringComparison.OrdinalIgnoreCase)
        && MethodOf(call) is { } method
        && Makers.Contains(method);

    private static string? MethodOf(CallExpression call) =>
        call.Callee switch
        {
            Identifier { Name: var name } => name,
            MemberExpression { Computed: false, Property: Identifier { Name: var name } } => name,
            _ => null,
        };

    private sealed class Reader(string text, ScriptFile script, ScriptConstants constants)
    {
        private readonly Dictionary<string, AttributeText> attributes = new(StringComparer.Ordinal);
        private Range src;
        private bool hasUnknown;

        public MadeFrame? Read(CallExpression call)
        {
            attributes.Clear();
            (src, hasUnknown) = (call.Range.Start..call.Range.Start, false);
            if (call.Callee is MemberExpression { Object: Identifier { Name: "document" } })
                ReadElement(call);
            else if (call.Arguments.Count > 1)
                ReadProperties(call.Arguments[1]);
            return new(call.Range.Start, src, new Dictionary<string, AttributeText>(attributes, StringComparer.Ordinal), hasUnknown);
        }

        // createElement("iframe", { src, allow }); in Vue 2 they are in attrs.
        private void ReadProperties(Expression properties)
        {
            if (properties is NullLiteral)
                return;
            if (properties is not ObjectExpression map)
            {
                hasUnknown = true;
                return;
            }

            foreach (var member in map.Properties)
            {
                if (
                    member is Property { Computed: false, Value: Expression value } property
                    && ScriptFile.NameOf(property.Key) is { Length: > 0 } name
                )
                {
                    if (name == "attrs")
                        ReadProperties(value);
                    else
                        Set(name, value, isCertain: true);
                }
                else
                {
                    hasUnknown = true;
                }
            }
        }

        // const frame = document.createElement("iframe"); frame.src = …; document.body.append(frame);
        private void ReadElement(CallExpression call)
        {
            var declared = script.Nodes.OfType<VariableDeclarator>().FirstOrDefault(variable => variable.Init == call);
            if (
                declared?.Id is not Identifier { Name: var name }
                || script
                    .Nodes.OfType<VariableDeclarator>()
                    .Count(variable => variable.Id is Identifier { Name: var other } && other == name) != 1
            )
            {
                hasUnknown = true;
                return;
            }

            var block = script
                .Nodes.Select(StatementsOf)
                .FirstOrDefault(statements =>
                    statements.Any(statement => statement is VariableDeclaration declaration && declaration.Declarations.Contains(declared))
                )
                ?? [];
            var seen = 1;
            var isInserted = false;
            foreach (
                var statement in block
                    .SkipWhile(statement =>
                        statement is not VariableDeclaration declaration || !declaration.Declarations.Contains(declared)
                    )
                    .Skip(1)
            )
            {
                if (
                    statement
                        is ExpressionStatement
                        {
                            Expression: AssignmentExpression
                            {
                                Left: MemberExpression { Computed: false, Object: Identifier on, Property: Identifier property }
                            } assignment
                        }
                    && on.Name == name
                )
                {
                    // What is said once the iframe is there counts for the next page in it.
                    Set(property.Name, assignment.Right, !isInserted);
                    seen++;
                }
                else if (
                    statement
                        is ExpressionStatement
                        {
                            Expression: CallExpression
                            {
                                Callee: MemberExpression { Object: Identifier target, Property: Identifier { Name: "setAttribute" } },
                                Arguments: [StringLiteral { Value: var attribute }, var value]
                            }
                        }
                    && target.Name == name
                )
                {
                    Set(attribute, value, !isInserted);
                    seen++;
                }
                else if (
                    statement is ExpressionStatement { Expression: CallExpression insertion }
                    && MethodOf(insertion) is { } method
                    && Inserting.Contains(method)
                    && insertion.Arguments.Any(argument => argument is Identifier given && given.Name == name)
                )
                {
                    (isInserted, seen) = (true, seen + 1);
                }
                else
                {
                    seen += Harmless(statement, name);
                }
            }

            // Other code that has it may change it.
            hasUnknown = script.Nodes.Count(node => node is Identifier { Name: var used } && used == name) != seen;
        }

        // frame.style.…, frame.onload, frame.contentWindow: of these no attribute comes.
        private static int Harmless(Node statement, string name) =>
            statement
                .DescendantNodesAndSelf()
                .Count(node =>
                    node
                        is MemberExpression
                        {
                            Computed: false,
                            Object: Identifier { Name: var used },
                            Property: Identifier
                            {
                                Name: "style"
                                    or "contentWindow"
                                    or "contentDocument"
                                    or "addEventListener"
                                    or "remove"
                                    or "classList"
                                    or "dataset"
                                    or "onload"
                                    or "onerror"
                                    or "parentNode"
                            },
                        }
                    && used == name
                );

        private static IEnumerable<Node> StatementsOf(Node node) =>
            node switch
            {
                Program program => program.Body,
                FunctionBody function => function.Body,
                BlockStatement block => block.Body,
                _ => [],
            };

        private static Range RangeOf(Expression value) => value.Range.Start..value.Range.End;

        private void Set(string name, Expression value, bool isCertain)
        {
            name = name.ToLowerInvariant();
            var written = text[value.Range.Start..value.Range.End];
            var resolved = constants.Resolve(written);
            var known = script.ValueOf(value).Text ?? ScriptLiteral.StringOf(resolved);
            if (name == "src")
                src = RangeOf(value is Identifier { Name: var constant } ? script.ConstantOf(constant) ?? value : value);
            // What is set twice is known no more.
            var isFirst = attributes.TryAdd(name, default);
            attributes[name] = new(isCertain && isFirst ? known : null, written)
            {
                Beginning = isCertain && isFirst ? known ?? ScriptLiteral.Beginning(resolved) : "",
                Start = value.Range.Start,
            };
        }
    }
}

/// <summary>An iframe that a script makes.</summary>
/// <param name="Start">Where the script makes it, from 0.</param>
/// <param name="Src">Where the script says its src; empty where it does not.</param>
/// <param name="Attributes">What the script gives to it, by name in lower case.</param>
/// <param name="HasUnknown">Whether the script may give it others.</param>
internal sealed record MadeFrame(int Start, Range Src, IReadOnlyDictionary<string, AttributeText> Attributes, bool HasUnknown);
