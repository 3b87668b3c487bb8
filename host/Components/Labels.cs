using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Components;

/// <summary>Words and marks for what events and results say. Every colour on a page has one of these beside it.</summary>
public static class Labels
{
    /// <summary>The mark of a severity.</summary>
    public static string Mark(this Severity severity) =>
        severity switch
        {
            Severity.Error => "✕",
            Severity.Warning => "▲",
            _ => "●",
        };

    /// <summary>The mark of a verdict.</summary>
    public static string Mark(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => "✓",
            Verdict.Fail => "✕",
            Verdict.Inconclusive => "?",
            _ => "!",
        };

    /// <summary>The outline of a severity's mark in a timeline, as the data of an SVG path around its middle.</summary>
    public static string Shape(this Severity severity) =>
        severity switch
        {
            Severity.Error => "M-6-6 6 6M6-6-6 6",
            Severity.Warning => "M0-7 7 6H-7Z",
            _ => "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
        };

    /// <summary>Who emitted an event.</summary>
    public static string Word(this EventSource source) => source == EventSource.Api ? "API" : source.ToName();

    /// <summary>Where a fact was observed, as it is written after its value.</summary>
    public static string Words(this EvidencePlace place) =>
        place switch
        {
            EvidencePlace.Page => "seen in the page",
            EvidencePlace.BrowserProtocol => "by the browser's protocol",
            EvidencePlace.Response => "in a response",
            EvidencePlace.Log => "in the log",
            EvidencePlace.Simulator => "in the simulator's records",
            _ => place.ToString(),
        };

    /// <summary>A cause in words where the catalogue knows it, and its name where it does not.</summary>
    public static string Summary(CauseId cause) => CauseCatalog.Find(cause)?.Summary ?? cause.Value;

    /// <summary>A share of a width, as SVG takes it.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
