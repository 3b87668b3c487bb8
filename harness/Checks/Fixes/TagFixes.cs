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

/// <summary>Edits of a src, as decoded.</summary>
internal static class SrcFixes
{
    private const string Insecure = "http://";
    private const string AnyScheme = "//";
    private const string InsecurePort = ":80";
    private const string Accent = "accent_color";

    /// <summary>Asks over https; nothing where that would no longer be an address that counts as Koji's.</summary>
    public static IEnumerable<TextEdit> OnHttps(string src, Embed embed, KojiSites sites)
    {
        var start = src.Length - src.TrimStart().Length;
        var written = src[start..];
        var edits = new List<TextEdit>();
        int authority;
        if (written.StartsWith(Insecure, StringComparison.OrdinalIgnoreCase))
        {
            edits.Add(new(start + "http".Length, 0, "s"));
            authority = start + Insecure.Length;
        }
        else if (written.StartsWith(AnyScheme, StringComparison.Ordinal))
        {
            edits.Add(new(start, 0, "https:"));
            authority = start + AnyScheme.Length;
        }
        else
        {
            return [];
        }

        var end = src.IndexOfAny(['/', '?', '#', '\\'], authority) is >= 0 and var found ? found : src.Length;
        if (src[authority..end].EndsWith(InsecurePort, StringComparison.Ordinal))
            edits.Add(new(end - InsecurePort.Length, InsecurePort.Length, ""));
        return Uri.TryCreate(TextEdit.Apply(src, edits).Trim(), UriKind.Absolute, out var secure) && (sites.Has(secure) || !embed.IsKoji)
            ? edits
            : [];
    }

    /// <summary>Takes keys out.</summary>
    public static IEnumerable<TextEdit> WithoutKeys(string src) => new SrcParameters(src).Without(SrcApiKey.Carries);

    /// <summary>Takes the # from the accent colour, written as it is or as %23. Every other fault has more than one answer.</summary>
    public static IEnumerable<TextEdit> WithPlainColour(string src, Embed embed)
    {
        if (embed.Address is not { } address)
            return [];
        var fragment = src.IndexOf('#', StringComparison.Ordinal);
        var edits = new List<TextEdit>();
        foreach (var (start, length, name, value) in new SrcParameters(src).All)
        {
            var at = start + src.AsSpan(start, length).IndexOf('=') + 1;
            if (name != Accent || at == start)
                continue;
            if (at == fragment && src.IndexOf('#', fragment + 1) < 0 && IsPlain("=" + src[(fragment + 1)..]))
                edits.Add(new(fragment, 1, ""));
            else if (src.AsSpan(at).StartsWith("%23") && WidgetParameters.FaultOf(address, Accent, value[1..]) is null)
                edits.Add(new(at, "%23".Length, ""));
        }

        return edits;

        // What follows the # becomes parameters: none of them may be a new fault.
        bool IsPlain(string rest) =>
            SrcParameters
                .Read(Accent + rest, 0)
                .All(parameter =>
                    parameter.Name != "metadata"
                    && !SrcApiKey.Carries(parameter.Name, parameter.Value)
                    && WidgetParameters.FaultOf(address, parameter.Name, parameter.Value) is null
                );
    }
}
