using Acornima.Ast;
using KojiWidgetHarness.Checks.Policies;
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

/// <summary>Reads the settings of frameworks that are written as a script.</summary>
internal static class ScriptHosts
{
    /// <summary>The rules of <c>next.config</c>: what its <c>headers</c> returns. Later ones come over earlier ones.</summary>
    public static IEnumerable<HeaderRule> OfNext(ScriptFile script)
    {
        var functions = script.Members("headers").Where(member => member.Value is IFunction).ToList();
        return functions is [{ Value: IFunction function }] ? SourceHeaders.Read(script.Returned(function), PathPatterns.OfSource) : [];
    }

    /// <summary>The rules of <c>routeRules</c> in <c>nuxt.config</c>.</summary>
    public static IEnumerable<HeaderRule> OfNuxt(ScriptFile script) =>
        from member in script.Members("routeRules")
        where member.Value is Expression
        from route in script.ValueOf((Expression)member.Value).Entries
        from header in route.Value["headers"]?.Entries ?? []
        let name = PolicyHeaders.Of(header.Key)
        where name is not null
        select new HeaderRule(
            name,
            header.Value.Text is { } value && !value.Contains('\n', StringComparison.Ordinal) ? value : null,
            header.Line,
            PathPatterns.OfRoute(route.Key)
        );
}

/// <summary>
/// Reads the policy that SvelteKit (<c>kit.csp</c>) and Astro (<c>security.csp</c>) write into every page that they render.
/// </summary>
internal static class ScriptPolicies
{
    // These decide over frames; others may be made by a program.
    private static readonly HashSet<string> Deciding = new(StringComparer.Ordinal)
    {
        "default-src",
        "frame-src",
        "child-src",
        "sandbox",
        "upgrade-insecure-requests",
    };

    // SvelteKit puts these into quotes by itself.
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "self",
        "none",
        "unsafe-eval",
        "unsafe-hashes",
        "unsafe-inline",
        "wasm-unsafe-eval",
        "strict-dynamic",
        "report-sample",
    };

    /// <summary>Of <c>csp: { directives: { 'frame-src': ['self', 'https://…'] } }</c>.</summary>
    public static IEnumerable<HeaderRule> OfSvelte(ScriptFile script) =>
        Of(script, directives =>
            directives.Entries.Any(entry => entry.Key.Length == 0)
                ? null
                : Joined(directives.Entries.Where(entry => Deciding.Contains(entry.Key)).Select(entry => (entry.Key, WordsOf(entry.Value))))
        );

    /// <summary>
    /// Of <c>csp: { directives: ["frame-src 'self' https://…"] }</c>; Astro's own directives are about scripts and styles.
    /// </summary>
    public static IEnumerable<HeaderRule> OfAstro(ScriptFile script) => Of(script, directives => directives.Items.Any(item =>
                item.Text is null
            )
                ? null
                // A list of texts, as was looked for.
                : string.Join(
                    "; ",
                    directives.Items.Select(item => item.Text!).Where(text => Deciding.Contains(text.Trim().Split(' ')[0]))
                ));

    private static IEnumerable<HeaderRule> Of(ScriptFile script, Func<SettingValue, string?> policyOf)
    {
        foreach (var member in script.Members("csp"))
        {
            if (member.Value is not Acornima.Ast.Expression expression)
                continue;
            var (value, line) = (script.ValueOf(expression), ScriptFile.LineOf(member));
            var policy =
                value.Text is "true" or "false" ? ""
                : value is MapValue
                    ? value["directives"] is { } directives
                            ? directives is UnknownValue ? null
                                : policyOf(directives)
                        : ""
                : null;
            // A policy that says nothing of frames changes nothing for them.
            yield return new(ContentSecurityPolicy.HeaderName, policy, line, PathPattern.Everything)
            {
                Action = policy?.Length == 0 ? HeaderAction.Add : HeaderAction.Set,
            };
        }
    }

    private static string? Joined(IEnumerable<(string Name, IReadOnlyList<string>? Words)> directives)
    {
        var all = directives.ToList();
        return all.Any(directive => directive.Words is null)
            ? null
            : string.Join("; ", all.Select(directive => $"{directive.Name} {string.Join(' ', directive.Words!)}".Trim()));
    }

    private static IReadOnlyList<string>? WordsOf(SettingValue value) =>
        value.Text is "true" ? []
        : value is UnknownValue || value.Items.Any(item => item.Text is null) ? null
        : [.. value.Items.Select(item => Keywords.Contains(item.Text!) ? $"'{item.Text}'" : item.Text!)]; // Here, too.
}
