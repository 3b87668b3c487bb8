using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads the headers that middleware in <c>Program.cs</c> or <c>Startup.cs</c> gives to every page by literals, with no condition.
/// </summary>
internal static partial class AspNetSettings
{
    /// <summary>Determines whether a file is one by its name.</summary>
    public static bool IsOne(string name) => name is "Program.cs" or "Startup.cs";

    /// <summary>The rules of a file, in their order.</summary>
    public static IEnumerable<HeaderRule> Read(string text)
    {
        var lines = new Lines(text);
        foreach (var middleware in Middleware().Matches(text).Where(match => !IsConditional(text[..match.Index])))
        {
            var body = middleware.Groups["body"];
            var next = body.Value.IndexOf($"{middleware.Groups["next"].Value}(", StringComparison.Ordinal) is >= 0 and var called
                ? called
                : body.Value.IndexOf($"{middleware.Groups["next"].Value}.Invoke", StringComparison.Ordinal);
            // What answers before it does not go through it.
            var pages = Answering().IsMatch(text[..middleware.Index])
                ? PathPattern.Unknown("what static files and endpoints before it do not answer")
                : PathPattern.Everything;
            foreach (var set in Setting().Matches(body.Value).Where(set => next < 0 || set.Index < next))
            {
                var property = set.Groups["property"].Value;
                var name = property.Length > 0 ? Words().Replace(property, "-") : set.Groups["name"].Value;
                if (PolicyHeaders.Of(name) is { } header)
                    yield return new(header, ValueOf(set), lines.PlaceAt(body.Index + set.Index).Line, pages);
            }
        }
    }

    // Quotes within a text are written twice, behind a backslash, or as they are.
    private static string ValueOf(Match set) =>
        set.Groups["verbatim"] is { Success: true, Value: var verbatim } ? verbatim.Replace("\"\"", "\"", StringComparison.Ordinal)
        : set.Groups["raw"] is { Success: true, Value: var raw } ? raw
        : set.Groups["value"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    // Every block around it has to be a method or a type.
    private static bool IsConditional(string before)
    {
        var depth = 0;
        for (var at = before.Length - 1; at >= 0; at--)
        {
            if (before[at] == '}')
                depth++;
            else if (before[at] == '{' && --depth < 0)
            {
                var start = before.LastIndexOfAny([';', '{', '}'], Math.Max(0, at - 1)) + 1;
                if (!Declaration().IsMatch(before[start..at]))
                    return true;
                depth = 0;
            }
        }

        var line = before.LastIndexOfAny([';', '{', '}']) + 1;
        return Statement().IsMatch(before[line..]);
    }

    [GeneratedRegex(
        @"(?m)^[ \t]*\w+\.Use\(\s*async\s*\(\s*(\w+\s+)?(?<context>\w+)\s*,\s*(\w+\s+)?(?<next>\w+)\s*\)\s*=>\s*\{(?<body>[^{}]*)\}\s*\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Middleware();

    [GeneratedRegex(
        @"(?m)^[ \t]*\w+\.Response\.Headers(\[""(?<name>[\w-]+)""\]\s*=|\.(?<property>ContentSecurityPolicy)\s*=|\.(Append|Add)\(\s*""(?<name>[\w-]+)""\s*,)\s*(@""(?<verbatim>([^""{}]|"""")*)""|""""""(?<raw>[^""{}\r\n]([^{}\r\n](?!""""""))*[^{}\r\n]?)""""""|""(?<value>([^""\\{}]|\\[""\\])*)"")\s*\)?\s*;",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Setting();

    [GeneratedRegex(
        @"\bUse(StaticFiles|DefaultFiles|FileServer|Endpoints|SpaStaticFiles|MvcWithDefaultRoute|Mvc)\s*\(|\.Run\s*\(\s*async",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Answering();

    [GeneratedRegex(@"\b(class|namespace|struct|record)\s|\b(void|Task)\s+(Configure|Main)\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b(if|else|when|foreach|for|while|UseWhen|MapWhen|Map)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Statement();

    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}

/// <summary>Reads <c>customHeaders</c> in <c>web.config</c> of IIS.</summary>
internal static class IisSettings
{
    public const string FileName = "web.config";

    /// <summary>The rules of a file, in their order; null where it is not XML.</summary>
    public static IReadOnlyList<HeaderRule>? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!; // Without one it would not have been read.
            return
            [
                .. root.Descendants().Where(element => Name(element) == "customHeaders").SelectMany(Of),
                .. root.Descendants().Where(IsRewritten).Select(Rewritten).OfType<HeaderRule>(),
            ];
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<HeaderRule> Of(XElement headers)
    {
        var pages =
            headers.Ancestors().FirstOrDefault(element => Name(element) == "location")?.Attribute("path")?.Value is { Length: > 0 } path
            && path != "."
                ? PathPattern.Of(path, $"/{System.Text.RegularExpressions.Regex.Escape(path.Trim('/'))}(?:/.*)?", ignoresCase: true)
                : PathPattern.Everything;
        foreach (var element in headers.Elements())
        {
            if (Name(element) == "clear")
            {
                foreach (var all in PolicyHeaders.All)
                    yield return new(all, null, Line(element), pages) { Action = HeaderAction.Remove };
            }
            else if (PolicyHeaders.Of(element.Attribute("name")?.Value.Trim() ?? "") is { } name)
            {
                yield return Name(element) == "remove"
                    ? new(name, null, Line(element), pages) { Action = HeaderAction.Remove }
                    : new(name, element.Attribute("value")?.Value, Line(element), pages);
            }
        }
    }

    // A rule that writes a header into what goes out has conditions.
    private static bool IsRewritten(XElement element) =>
        Name(element) == "match"
        && (element.Attribute("serverVariable")?.Value.StartsWith("RESPONSE_", StringComparison.OrdinalIgnoreCase) ?? false);

    private static HeaderRule? Rewritten(XElement match) =>
        PolicyHeaders.Of(match.Attribute("serverVariable")!.Value["RESPONSE_".Length..].Replace('_', '-')) is { } name
            ? new(name, null, Line(match), PathPattern.Unknown("what a rule of rewriting matches"))
            : null;

    private static string Name(XElement element) => element.Name.LocalName;

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
