using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcHost : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcHost,
            Severity = Severity.Error,
            Summary = "The src is one of the addresses at which Koji serves its widget.",
            Why = "Another host or path has no widget: the iframe stays empty or shows an error page, and fires load all the same.",
            Fix = $"Use {string.Join(" or ", KojiAddress.Published)}; name your own origin with --widget-origin.",
            Link = RuleLinks.Iframe,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag($"https://www.getkoji.com/embed/{Examples.Project}")),
        };

    // A host of Koji's own domains that is not published has no widget; one elsewhere may be somebody's own Koji.
    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed => embed is { IsKoji: false, Known: not null })
            .Select(embed => new Finding(
                Info,
                $"{embed.Origin}{embed.Url?.AbsolutePath} is not where Koji serves its widget{(KojiSites.IsOfKojisDomain(embed.Known!) ? "." : ", as far as is published.")}",
                embed.Place
            )
            {
                Embed = embed,
                // Looked for above.
                Breaks = KojiSites.IsOfKojisDomain(embed.Known!) ? PredictedCapabilities.All : PredictedCapabilities.None,
            });

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page
            // Looked for beside it.
            .Embeds.Where(embed => embed is { IsKoji: false, Known: not null } && !KojiSites.IsOfKojisDomain(embed.Known!))
            .Select(embed => new Gap(
                Info,
                embed,
                PredictedCapabilities.All,
                "whether this host is Koji's is not known: if it is yours, name it with --widget-origin"
            ));
}

internal sealed class SrcHttps : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcHttps,
            Severity = Severity.Error,
            Summary = "The src begins with https.",
            Why =
                "A page on https does not load an insecure iframe at all (mixed content), and an insecure widget gets no microphone anywhere.",
            Fix = "Write https:// in the src.",
            Link = RuleLinks.MixedContent,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag($"http://koji.so/api/v1/embed/{Examples.Project}")),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        foreach (var embed in page.Embeds.Where(embed => embed.Known is { Scheme: not "https" }))
        {
            if (page.Asked(embed) is not { Scheme: not "https" } asked || WebOrigin.Of(asked) is { IsTrustworthy: true })
                continue;
            var breaks =
                asked.Scheme != "http" ? PredictedCapabilities.All
                : page.Origin is { Scheme: "https" } ? PredictedCapabilities.All
                : PredictedCapabilities.Microphone;
            yield return new(Info, $"The src is on {asked.Scheme}.", embed.Place) { Embed = embed, Breaks = breaks };
        }
    }

    public IEnumerable<Gap> Gaps(HostPage page) => page.Embeds.Select(embed => GapOf(embed, page)).OfType<Gap>();

    private Gap? GapOf(Embed embed, HostPage page)
    {
        if (page.Asked(embed) is not { } asked)
            return null;
        if (embed.Known is { Scheme: "http" } && asked.Scheme == "https" && KojiSites.AddressOf(asked) is null)
            return new(
                Info,
                embed,
                PredictedCapabilities.All,
                $"upgrade-insecure-requests asks for {WebOrigin.Of(asked)}: whether that answers over https only a browser sees (--live)"
            );
        return page.Origin is null && asked.Scheme == "http" && WebOrigin.Of(asked) is { IsTrustworthy: false }
            ? new(
                Info,
                embed,
                PredictedCapabilities.Loads | PredictedCapabilities.Messages,
                "whether the page is served over https is not known"
            )
            : null;
    }
}

internal sealed class SrcMissing : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcMissing,
            Severity = Severity.Warning,
            Summary = "The iframe that a script leads to Koji has a src, or an allow that names Koji's origin.",
            Why =
                "allow=\"microphone\" means the origin of the src. An iframe without one that a script navigates gets no microphone, though it shows the widget.",
            Fix = "Give the iframe the widget's address as its src, or name the origin: allow=\"microphone https://koji.so\".",
            Link = RuleLinks.AllowAttribute,
            Passing = Examples.Good,
            Failing = Examples.Page(
                $"<iframe title=\"Interview\" name=\"koji\" allow=\"microphone\"></iframe><script>frames.koji.location = \"https://koji.so/api/v1/embed/{Examples.Project}\";</script>"
            ),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        if (page.Addresses.Count == 0)
            yield break;
        var (line, koji) = (page.Addresses[0].Line, page.Addresses[0].Koji);
        foreach (var frame in page.EmptyFrames.Where(frame => Names(frame.Allow, koji.Base) == false))
        {
            yield return new(
                Info,
                $"The iframe has no src. Where the script with Koji's address in line {line} leads it there, allow=\"{frame.Allow}\" gives the microphone to nobody.",
                frame.Place
            )
            {
                Fix = FixFor(koji.Base),
            };
        }
    }

    /// <summary>
    /// Whether an allow names an origin for the microphone, of an iframe without src; null where it does not speak of the microphone.
    /// </summary>
    internal static bool? Names(string? allow, Uri address) =>
        allow is not null && PolicyText.Of(allow, Feature, isAttribute: true) is { } list && WebOrigin.Of(address) is { } origin
            ? list.Has(origin, null, null)
            : null;

    internal static string FixFor(Uri address) =>
        $"Give the iframe the widget's address as its src, or name the origin: allow=\"microphone {address.Origin()}\".";
}

internal sealed class SrcGeneration : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcGeneration,
            Severity = Severity.Info,
            Summary = "The src is of the newer of Koji's two published generations.",
            Why = "Koji's newer texts name another address for the widget. The older one may go on for long; it is not known for how long.",
            Fix = $"Try {KojiAddress.Newer}, and see that the interview works there: guide_id is gone, theme is dark by default.",
            Link = RuleLinks.Koji,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag($"https://app.getkoji.com/embed/{Examples.Project}?mode=voice")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed => embed.Address is { } address && address != KojiAddress.Newer)
            .Select(embed => new Finding(Info, $"{embed.Address!.Base.Host} is the address of the older generation.", embed.Place)
            {
                Embed = embed,
            });
}
