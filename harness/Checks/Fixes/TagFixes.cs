using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>What can be fixed in a tag without asking anybody.</summary>
internal static class TagFixes
{
    /// <summary>Each fix, those of the src first: others depend on its origin.</summary>
    public static IReadOnlyList<TagFix> All { get; } =
    [
        new(RuleIds.StrayCharacters, false, (_, tag, _) => tag.Straighten()),
        new(RuleIds.SrcHttps, false, (embed, tag, sites) => tag.Change("src", src => SrcFixes.OnHttps(src, embed, sites))),
        new(RuleIds.SrcParameter, false, (embed, tag, _) => tag.Change("src", src => SrcFixes.WithPlainColour(src, embed))),
        new(RuleIds.SrcApiKey, false, (_, tag, _) => tag.Change("src", SrcFixes.WithoutKeys)),
        new(RuleIds.Srcdoc, false, (_, tag, _) => tag.Remove("srcdoc")),
        new(RuleIds.Sandbox, true, (_, tag, _) => tag.Change("sandbox", Sandbox)),
        new(RuleIds.LoadingLazy, false, (_, tag, _) => tag.Remove("loading")),
        // A src that a policy makes a secure one delegates to the insecure origin, at which no widget is.
        new(RuleIds.AllowMicrophone, true, (embed, tag, sites) =>
            tag.Change("src", src => embed.Origin is { IsTrustworthy: false } ? SrcFixes.OnHttps(src, embed, sites) : [])
        ),
        new(RuleIds.AllowMicrophone, true, (embed, tag, _) => tag.Set("allow", AllowMicrophone.Corrected(embed))),
        new(RuleIds.ReferrerPolicy, true, (_, tag, _) => tag.Set("referrerpolicy", "origin")),
        new(RuleIds.IframeTitle, false, (_, tag, _) => tag.Set("title", "Interview")),
    ];

    // The finding may be about the page's own sandbox, or one around: those words stay as they are then.
    private static IEnumerable<TextEdit> Sandbox(string value)
    {
        var flags = SandboxFlags.Of(value);
        var lacking = string.Join(
            ' ',
            new[] { flags.Scripts ? null : "allow-scripts", flags.Origin ? null : "allow-same-origin" }.OfType<string>()
        );
        if (lacking.Length > 0)
            yield return new(value.Length, 0, value.Length == 0 || char.IsWhiteSpace(value[^1]) ? lacking : " " + lacking);
    }
}

/// <summary>How the tags that break a rule are fixed.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Grants">Whether the frame may do more afterwards, so that it is not for one that leads elsewhere than to Koji.</param>
/// <param name="Change">Changes the tag of one embed.</param>
internal sealed record TagFix(RuleId Rule, bool Grants, Action<Embed, TagEditor, KojiSites> Change);
