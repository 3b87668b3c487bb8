using System.Globalization;
using KojiWidgetHarness.Components;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Reports.Runs;

/// <summary>What a report says of one scenario, in words.</summary>
internal static class ReportText
{
    private const int LongestLine = 300;

    // Longer texts do not help in a list of tests; the JSON and the pages have all of it.
    private const int MostEvents = 200;

    /// <summary>Gets what went wrong, in one line; empty when nothing did.</summary>
    public static string Headline(ScenarioResult result) =>
        result.Checks.FirstOrDefault(check => check.Verdict == result.Verdict && check.Verdict != Verdict.Pass) is { } check
            ? PrintedText.Line($"{check.Name}: {check.Detail}{Codes(result, check)}", LongestLine)
        : result.Verdict == Verdict.Pass ? ""
        : result.Verdict.ToWords();

    /// <summary>Gets what was expected.</summary>
    public static string Expected(EventCode? code, CauseId? cause) =>
        code is not null && cause is { } by ? $"{ExpectedAndSeen.ExpectedCode(code)} by {by}" : ExpectedAndSeen.ExpectedCode(code);

    /// <summary>Gets what was seen.</summary>
    public static string Seen(ScenarioResult result) =>
        (result.SeenCodes.Count, result.Diagnosis.Count) switch
        {
            (_, 0) => ExpectedAndSeen.SeenCodes(result),
            (1, _) => $"{ExpectedAndSeen.SeenCodes(result)} by {ExpectedAndSeen.SeenCauses(result)}",
            // Of which of them it is the cause, the result does not say.
            _ => $"{ExpectedAndSeen.SeenCodes(result)}, cause {ExpectedAndSeen.SeenCauses(result)}",
        };

    /// <summary>Gets what was expected and seen, what did not hold, why, what to do, and what the log holds.</summary>
    public static string Of(ScenarioResult result) =>
        string.Join(
            '\n',
            [
                .. result.Purpose.Length == 0 ? (string[])[] : [PrintedText.Line(result.Purpose, LongestLine)],
                $"expected: {Expected(result.Code, result.Cause)}",
                $"seen: {PrintedText.Line(Seen(result), 2000)}",
                .. result
                    .Checks.Where(check => check.Verdict != Verdict.Pass)
                    .Select(check => $"{check.Verdict.ToWords()}: {PrintedText.Line($"{check.Name}: {check.Detail}", 2000)}"),
                .. result.Warnings.Select(Of),
                .. result.Diagnosis.SelectMany(Why),
                .. ExpectedAndSeen.IsCauseUnknown(result) ? Unknown(result) : [],
                .. result.Events.Count == 0 ? ["events: none reached the log"] : (string[])["events:"],
                .. result.Events.Take(MostEvents).Select(item => "  " + Line(item, result.StartedAt)),
                .. result.Events.Count <= MostEvents ? (string[])[] : [$"  and {result.Events.Count - MostEvents} more"],
            ]
        );

    /// <summary>Gets what a scenario that passed warns of, one line each.</summary>
    public static IEnumerable<string> Warnings(ScenarioResult result) => result.HasWarned ? result.Warnings.Select(Of) : [];

    /// <summary>Earlier attempts, one line each.</summary>
    public static IEnumerable<string> Attempts(ScenarioResult result) =>
        result.EarlierAttempts.Select(
            (attempt, index) =>
                $"attempt {index + 1}: {attempt.Verdict.ToWords()} after {TimeText.Rounded(attempt.DurationMs)}: {Headline(attempt)}"
        );

    // A check that expected something else than it saw says both by itself.
    private static string Codes(ScenarioResult result, Check check) =>
        ExpectedAndSeen.IsCodeAsExpected(result) || check.Detail.Contains(", seen ", StringComparison.Ordinal)
            ? ""
            : $" ({ExpectedAndSeen.Codes(result)})";

    private static IEnumerable<string> Why(Diagnosis found)
    {
        yield return $"why: {Labels.Summary(found.Cause)} ({found.Cause}, {found.Confidence.ToWords()})";
        foreach (var item in found.Evidence)
            yield return Line(item);
        yield return $"fix: {PrintedText.Line(found.Fix, 2000)}";
    }

    private static string Of(ResultWarning warning) => $"warning: {warning.Code}: {PrintedText.Line(warning.Message, 2000)}";

    private static IEnumerable<string> Unknown(ScenarioResult result) =>
        [
            $"why: {ExpectedAndSeen.UnknownCause}",
            .. result.Evidence.Select(Line),
            $"what would tell: {ExpectedAndSeen.WhatWouldTell(result.Evidence)}",
        ];

    private static string Line(Evidence item) =>
        $"  {item.Fact.ToWords()}: {PrintedText.Line(item.Value, LongestLine)} ({item.Place.ToWords()})";

    private static string Line(EventEnvelope item, DateTimeOffset start)
    {
        var at = (item.OccurredAt - start).TotalSeconds.ToString("+0.000;-0.000", CultureInfo.InvariantCulture);
        var trust = item.Trust.Level == TrustLevel.Trusted ? "" : " (untrusted)";
        return $"{at} s {item.Source.ToName()} {item.Code}{trust} {PrintedText.Line(item.Message ?? "", LongestLine)}".TrimEnd();
    }
}
