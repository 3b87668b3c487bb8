using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>Names the widget's origin in the <c>frame-src</c> of policies that keep it out.</summary>
internal static class FramePolicyFix
{
    private const string None = "'none'";
    private const string FrameSource = "frame-src";

    private static readonly char[] Spaces = [' ', '\t', '\n', '\f', '\r'];

    // Who decides where there is no frame-src, the nearest first (CSP Level 3, 6.1.5 and 6.6.3).
    private static readonly string[] Fallbacks = ["child-src", "default-src"];

    /// <summary>The edits of one header value, or of the content of one <c>meta</c>; none where it keeps nothing out.</summary>
    public static IEnumerable<TextEdit> Edits(string value, bool isMeta, HostPage page)
    {
        foreach (var (start, text) in Split(value, ','))
        {
            var origins = ContentSecurityPolicy.ParseAll([text], isMeta).SelectMany(policy => Lacking(policy, page)).Distinct().ToList();
            if (origins.Count == 0)
                continue;
            var edit = Edit(text, string.Join(' ', origins));
            yield return edit with { Start = start + edit.Start };
        }
    }

    private static IEnumerable<string> Lacking(ContentSecurityPolicy policy, HostPage page) =>
        from embed in page.Embeds
        where embed.IsKoji && embed.Url is not null && page.Allows(policy, embed) == false
        let origin = page.OriginOf(embed)
        where origin is not null
        select origin.ToString();

    private static TextEdit Edit(string policy, string origins)
    {
        var directives = Split(policy, ';').Select(directive => Words(directive.Start, directive.Text)).Where(words => words.Count > 0).ToList();
        if (Named(directives, FrameSource) is { } own)
        {
            var none = own.Skip(1).FirstOrDefault(word => word.Text.Equals(None, StringComparison.OrdinalIgnoreCase));
            return none.Text is not null ? new(none.Start, none.Text.Length, origins) : new(own[^1].Start + own[^1].Text.Length, 0, " " + origins);
        }

        var kept = Fallbacks.Select(name => Named(directives, name)).First(words => words is not null)!.Skip(1).Select(word => word.Text).Where(IsOfFrames);
        var end = policy.TrimEnd(Spaces).Length;
        return new(end, 0, $"{(policy[end - 1] == ';' ? "" : ";")} {FrameSource} {string.Join(' ', kept.Append(origins))}");
    }

    // Of the words in quotes only 'self' is about addresses.
    private static bool IsOfFrames(string word) => !word.StartsWith('\'') || word.Equals("'self'", StringComparison.OrdinalIgnoreCase);

    private static List<(int Start, string Text)>? Named(List<List<(int Start, string Text)>> directives, string name) =>
        directives.FirstOrDefault(words => words[0].Text.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static List<(int Start, string Text)> Words(int start, string directive) =>
        [.. Split(directive, Spaces).Where(word => word.Text.Length > 0).Select(word => (start + word.Start, word.Text))];

    private static IEnumerable<(int Start, string Text)> Split(string text, params char[] separators)
    {
        var start = 0;
        foreach (var part in text.Split(separators))
        {
            yield return (start, part);
            start += part.Length + 1;
        }
    }
}
