using Acornima.Ast;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

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
