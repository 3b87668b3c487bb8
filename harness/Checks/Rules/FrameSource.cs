using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class FrameSource : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.FrameSource,
            Severity = Severity.Error,
            Summary = "Every Content-Security-Policy of the page lets it frame the widget.",
            Why =
                "Where one does not, the browser shows an empty frame, and fires load as if it had loaded. frame-src decides; without it child-src, then default-src.",
            Fix = "Name the widget's origin in frame-src.",
            Link = RuleLinks.FrameSource,
            Passing = Examples.Behind(ContentSecurityPolicy.HeaderName, "default-src 'self'; frame-src https://koji.so"),
            Failing = Examples.Behind(ContentSecurityPolicy.HeaderName, "default-src 'self'"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        where embed.Known is not null
        from policy in page.Policies.Concat(embed.Outer.SelectMany(frame => frame.Policies).Select(policy => (Policy: policy, embed.Place)))
        where page.Allows(policy.Policy, embed) == false
        select new Finding(Info, Message(policy.Policy, embed, page), policy.Place)
        {
            Embed = embed,
            Breaks = PredictedCapabilities.All,
            Fix = FixOf(policy.Policy, embed, page),
        };

    public IEnumerable<Gap> Gaps(HostPage page) => from embed in page.Embeds let gap = GapOf(embed, page) where gap is not null select gap;

    private Gap? GapOf(Embed embed, HostPage page)
    {
        if (embed.HasUnknownAttributes)
            return new(Info, embed, PredictedCapabilities.All, "an expression adds attributes to the iframe, or takes them away");
        if (page.OpenBecause(ContentSecurityPolicy.HeaderName, EmbedderPolicy.Name) is { } open)
            return new(Info, embed, PredictedCapabilities.All, open);
        if (embed.Known is null)
            return new(Info, embed, PredictedCapabilities.All, "an expression makes the src");
        if (page.MetaPolicies.Any(meta => meta.IsUnknown))
            return new(Info, embed, PredictedCapabilities.All, "an expression makes a policy in a meta element of the page");
        if (page.Policies.Any(policy => page.Allows(policy.Policy, embed) is null))
            return new(
                Info,
                embed,
                PredictedCapabilities.All,
                page.Origin is null
                    ? "the page's own origin is not known"
                    : "an expression makes the end of the src, and a policy names a path"
            );
        if (page.HasServiceWorker)
            return new(
                Info,
                embed,
                PredictedCapabilities.All,
                "a service worker may answer instead of the server: what it sends was not read (--live sees it)"
            );
        if (embed.Attributes.ContainsKey("csp"))
            return new(
                Info,
                embed,
                PredictedCapabilities.All,
                "the iframe's csp has to be accepted by Koji's answer, which only a browser sees (--live)"
            );
        return embed.Url is null ? new(Info, embed, PredictedCapabilities.Loads, "an expression makes the end of the src") : null;
    }

    private static bool IsUpgraded(Embed embed, HostPage page) =>
        embed.Known is { Scheme: "http" } && page.Asked(embed) is { Scheme: "https" };

    private static string Message(ContentSecurityPolicy policy, Embed embed, HostPage page)
    {
        var asked = page.OriginOf(embed)?.ToString() ?? SrcApiKey.Hide(embed.Src);
        return IsUpgraded(embed, page)
            ? $"upgrade-insecure-requests makes the browser ask for {asked}, which '{policy.FrameDirective}' does not let the page frame."
            : $"'{policy.FrameDirective}' does not let the page frame {asked}.";
    }

    // The policy as --fix writes it.
    private static string FixOf(ContentSecurityPolicy policy, Embed embed, HostPage page)
    {
        var corrected = TextEdit.Apply(policy.Text, FramePolicyFix.Edits(policy.Text, policy.IsMeta, page)).Trim();
        return embed.IsKoji && corrected != policy.Text.Trim()
            ? $"Write the policy as: {corrected}{(IsUpgraded(embed, page) ? "; and https:// in the src" : "")}."
            : $"Name {page.OriginOf(embed)} in frame-src{(IsUpgraded(embed, page) ? ", and write https:// in the src" : "")}.";
    }
}

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
            yield return edit with
            {
                Start = start + edit.Start,
            };
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
        var directives = Split(policy, ';')
            .Select(directive => Words(directive.Start, directive.Text))
            .Where(words => words.Count > 0)
            .ToList();
        if (Named(directives, FrameSource) is { } own)
        {
            var none = own.Skip(1).FirstOrDefault(word => word.Text.Equals(None, StringComparison.OrdinalIgnoreCase));
            return none.Text is not null
                ? new(none.Start, none.Text.Length, origins)
                : new(own[^1].Start + own[^1].Text.Length, 0, " " + origins);
        }

        var kept = Fallbacks
            .Select(name => Named(directives, name))
            .First(words => words is not null)!
            .Skip(1)
            .Select(word => word.Text)
            .Where(IsOfFrames);
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
