using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>An iframe as a page's author would write it.</summary>
public static partial class IframeTag
{
    /// <summary>One tag, an attribute a line, its values encoded; an attribute whose value is null is left out.</summary>
    public static string Write(params IReadOnlyList<(string Name, string? Value)> attributes)
    {
        var written = attributes
            .Where(attribute => attribute.Value is not null)
            .Select(attribute => $"\n  {attribute.Name}=\"{HtmlEncoder.Default.Encode(attribute.Value!)}\"");
        return $"<iframe{string.Concat(written)}></iframe>";
    }

    /// <summary>The attributes of a tag, written as name="value" with the value encoded; what is written otherwise ends them.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Read(string attributes) =>
        [
            .. Attribute()
                .Matches(attributes)
                .Select(found => (found.Groups[1].Value, (string?)WebUtility.HtmlDecode(found.Groups[2].Value))),
        ];

    [GeneratedRegex("""\G ?([A-Za-z][A-Za-z0-9_:.-]*)="([^"]*)"(?= |$)""")]
    private static partial Regex Attribute();
}

/// <summary>
/// The <c>allow</c> of an iframe (W3C Permissions Policy, 5.2: directives between semicolons; the first of a feature counts).
/// </summary>
public static class AllowValue
{
    private const string Microphone = "microphone";

    /// <summary>
    /// The same with the microphone given to the origin of the src. Other directives stay; what stands between commas, or behind another
    /// feature's name without being an origin, was meant as one of its own. What names no feature, such as a word in typographic quotes,
    /// goes.
    /// </summary>
    public static string WithMicrophone(string? allow)
    {
        var others = (allow ?? "")
            .Split(';', ',')
            .SelectMany(Directives)
            .DistinctBy(Feature)
            .Where(directive => Feature(directive) is var feature && feature != Microphone && IsName(feature));
        return string.Join("; ", others.Prepend(Microphone));
    }

    private static IEnumerable<string> Directives(string text)
    {
        var directive = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsOrigin(word) && directive.Length > 0)
            {
                directive += " " + word;
                continue;
            }

            if (directive.Length > 0)
                yield return directive;
            directive = word.ToLowerInvariant();
        }

        if (directive.Length > 0)
            yield return directive;
    }

    // 'self', 'src', 'none', * or an origin: no feature's name has any of these characters.
    private static bool IsOrigin(string word) => word.AsSpan().IndexOfAny("'*:") >= 0;

    // Of a feature: letters, digits and hyphens (W3C Permissions Policy, 5.2).
    private static bool IsName(string word) => word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static string Feature(string directive) => directive.Split(' ')[0];
}
