using Acornima.Ast;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads the headers that a server in JavaScript gives to all of its pages: Express and what is written for it, as helmet.
/// </summary>
internal static class ScriptServers
{
    private static readonly HashSet<string> Setters = new(StringComparer.Ordinal)
    {
        "setHeader",
        "set",
        "header",
        "append",
        "appendHeader",
    };

    /// <summary>
    /// The rules of a script: those in <c>app.use</c> with nothing around them are for every page, others for pages that are not known.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="helmet">Helmet's major version; null where that is not known.</param>
    public static IReadOnlyList<HeaderRule> Read(ScriptFile script, int? helmet)
    {
        // What is in a function or a condition may not be asked for at all, and what answers before goes past it.
        var certain = script
            .Top.TakeWhile(statement => !MayAnswer(statement))
            .OfType<ExpressionStatement>()
            .Select(statement => statement.Expression)
            .OfType<CallExpression>()
            .Where(call => IsUse(call) && call.Arguments.Count == 1)
            .ToList();
        var plain = certain.SelectMany(InMiddleware).Concat(certain.Select(use => use.Arguments[0]).OfType<CallExpression>()).ToHashSet();
        var rules = new List<HeaderRule>();
        foreach (var call in script.Nodes.OfType<CallExpression>())
        {
            if (
                call
                    is {
                        Callee: MemberExpression { Computed: false, Property: Identifier { Name: var method } },
                        Arguments: [StringLiteral { Value: var header }, var value]
                    }
                && Setters.Contains(method)
                && PolicyHeaders.Of(header) is { } name
            )
            {
                rules.Add(Rule(name, script.ValueOf(value).Text, ScriptFile.LineOf(call.Arguments[0]), plain.Contains(call)));
            }
            else if (HelmetSettings.IsCall(call))
            {
                rules.AddRange(HelmetSettings.Read(script, call, PagesOf(plain.Contains(call)), helmet));
            }
        }

        return rules;
    }

    private static HeaderRule Rule(string name, string? value, int line, bool isEverywhere) =>
        new(name, value is null || value.Contains('\n', StringComparison.Ordinal) ? null : value, line, PagesOf(isEverywhere));

    private static PathPattern PagesOf(bool isEverywhere) =>
        isEverywhere ? PathPattern.Everything : PathPattern.Unknown("what its handler is for");

    // A route, files, or a router that stands for any.
    private static bool MayAnswer(Node statement) =>
        statement is not (ImportDeclaration or VariableDeclaration or Directive)
        && statement
            is not ExpressionStatement
            {
                Expression: AssignmentExpression
                    or StringLiteral
                    or CallExpression
                    {
                        Callee: MemberExpression { Property: Identifier { Name: "use" or "set" or "disable" or "enable" or "config" } },
                        Arguments: [CallExpression { Callee: not MemberExpression { Property: Identifier { Name: "static" } } }]
                            or [IFunction]
                            or [StringLiteral, ..]
                            or [],
                    },
            };

    private static bool IsUse(CallExpression call) =>
        call.Callee is MemberExpression { Computed: false, Property: Identifier { Name: "use" } };

    // (req, res, next) => { res.setHeader(…); next(); }, with no condition and no return before it.
    private static IEnumerable<CallExpression> InMiddleware(CallExpression use) =>
        use.Arguments[0] is IFunction { Body: FunctionBody body }
            ? body
                .Body.TakeWhile(statement => statement is ExpressionStatement or VariableDeclaration)
                .OfType<ExpressionStatement>()
                .Select(statement => statement.Expression)
                .OfType<CallExpression>()
            : [];
}
