using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Checks;

/// <summary>Checks pages by all rules, and predicts what becomes of their embeds. Pure.</summary>
public sealed class PageChecker
{
    // A text with very many is not a page that somebody wrote: the first ones are enough.
    private const int MostAddresses = 20;

    private readonly KojiSites sites;
    private readonly IReadOnlyList<IRule> rules;

    /// <param name="widgetOrigins">Web origins that count as Koji's besides the published ones.</param>
    public PageChecker(IEnumerable<Uri> widgetOrigins)
        : this(widgetOrigins, RuleCatalog.Rules) { }

    internal PageChecker(IEnumerable<Uri> widgetOrigins, IReadOnlyList<IRule> rules) =>
        (sites, this.rules) = (new([.. widgetOrigins.Select(WebOrigin.Of).OfType<WebOrigin>()]), rules);

    /// <summary>Checks one page.</summary>
    /// <param name="source">The page.</param>
    /// <param name="isOneOfMany">Whether it is one of many, most of which need have no embed.</param>
    public CheckedPage Check(PageSource source, bool isOneOfMany = false)
    {
        var page = PageReader.Read(source, sites, isOneOfMany);
        var findings = rules.SelectMany(rule => rule.Check(page)).ToList();
        // By embed: a page may have very many.
        var findingsOf = findings.ToLookup(finding => finding.Embed);
        var gapsOf = rules.SelectMany(rule => rule.Gaps(page)).ToLookup(gap => gap.Embed);
        return new()
        {
            Page = source.Name,
            Embeds = [.. page.Embeds.Select(embed => ToChecked(embed, findingsOf, gapsOf))],
            Findings =
            [
                .. findings
                    .Where(IsReported)
                    .OrderBy(finding => finding.Place.File is null ? finding.Place.Line : 0)
                    .ThenBy(finding => finding.Place.Column)
                    .Select(ToChecked),
            ],
            Redirects = source.Hops.Count > 0 ? [.. source.Hops.Select(hop => Redactor.Redact($"{hop.Status} {hop.Address}"))] : null,
            HeadersFrom =
                source.HeaderPlaces.Count > 0
                    ? [.. source.HeaderPlaces.Select(place => CleanText.Line($"{place.File}:{place.Line} {place.Name}"))]
                    : null,
            Skipped = Skipped(page) is { Count: > 0 } skipped ? skipped : null,
        };
    }

    private static List<string> Skipped(HostPage page) =>
        [
            .. page.Skipped.Select(text => CleanText.Line(text)),
            .. page
                .Addresses.Take(MostAddresses)
                .Select(found =>
                    $"an address of Koji's in line {found.Line}, outside of an iframe's tag: a script, a comment or another element"
                ),
        ];

    /// <summary>Determines whether an address counts as Koji's.</summary>
    internal bool IsKoji(Uri address) => sites.Has(address);

    /// <summary>The policies in the <c>meta</c> elements of a page.</summary>
    internal IReadOnlyList<string> PoliciesIn(PageSource source) =>
        [.. PageReader.Read(source, sites).MetaPolicies.Where(meta => !meta.IsUnknown).Select(meta => meta.Text)];

    /// <summary>The embeds of a page, in the order in which they are reported.</summary>
    internal IReadOnlyList<Embed> EmbedsIn(PageSource source) => PageReader.Read(source, sites).Embeds;

    // An interview in writing does well without a microphone.
    internal static bool IsReported(Finding finding) => finding is not { Breaks: PredictedCapabilities.Microphone, Embed.IsText: true };

    private static CheckedEmbed ToChecked(Embed embed, ILookup<Embed?, Finding> findings, ILookup<Embed, Gap> gaps)
    {
        var (predicts, because) = Predictor.Predict(embed, findings, gaps);
        return new()
        {
            Src = Redactor.Redact(SrcApiKey.Hide(embed.Src)),
            Line = embed.Place.Line,
            Predicts = predicts,
            Because = because,
        };
    }

    private static CheckFinding ToChecked(Finding finding) =>
        new()
        {
            Rule = finding.Rule.Id.Value,
            Severity = finding.Rule.Severity,
            File = finding.Place.File,
            Line = finding.Place.Line,
            Column = finding.Place.Column,
            Message = CleanText.Line(finding.Message),
            // A correction with something taken out of it is not one, nor one of what has a secret in it: it may have that in another
            // order.
            Fix = CleanText.Line(
                Redactor.Redact(finding.Fix) == finding.Fix && Redactor.Redact(finding.Message) == finding.Message
                    ? finding.Fix
                    : finding.Rule.Fix
            ),
        };
}

/// <summary>Predicts what becomes of an embed from what rules found and what they could not tell.</summary>
internal static class Predictor
{
    /// <param name="embed">The embed.</param>
    /// <param name="findings">Of its page by embed, in the order of the rules.</param>
    /// <param name="gaps">Of its page by embed, in the same order.</param>
    public static (Prediction Predicts, PredictionReasons Because) Predict(
        Embed embed,
        ILookup<Embed?, Finding> findings,
        ILookup<Embed, Gap> gaps
    )
    {
        var (own, open) = (findings[embed], gaps[embed]);
        var loads = Judge(PredictedCapabilities.Loads, RuleIds.FrameSource, own, open);
        var microphone = Judge(PredictedCapabilities.Microphone, RuleIds.AllowMicrophone, own, open);
        var messages = Judge(PredictedCapabilities.Messages, RuleIds.Sandbox, own, open);
        return (
            new()
            {
                Loads = loads.Value,
                Microphone = microphone.Value,
                Messages = messages.Value,
            },
            new()
            {
                Loads = loads.Because,
                Microphone = microphone.Because,
                Messages = messages.Because,
            }
        );
    }

    private static (bool? Value, string Because) Judge(
        PredictedCapabilities capability,
        RuleId granting,
        IEnumerable<Finding> findings,
        IEnumerable<Gap> gaps
    )
    {
        if (findings.FirstOrDefault(finding => finding.Breaks.HasFlag(capability)) is { } finding)
            return (false, finding.Rule.Id.Value);
        return gaps.FirstOrDefault(gap => gap.Capabilities.HasFlag(capability)) is { } gap ? (null, gap.Missing) : (true, granting.Value);
    }
}
