using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Printing;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>What was expected of a scenario and what was seen of it, in words: one of the two where they are the same.</summary>
public static class ExpectedAndSeen
{
    private const string None = "none";
    private const string NoError = "no error";
    private const int MostNamed = 3;
    private const int LongestName = 60;

    /// <summary>What stands where a cause would, when none is known.</summary>
    public const string UnknownCause = "not known from what was seen";

    private const string LookElsewhere =
        "'koji-harness check --live' with the page's address compares its markup and headers with a browser; --trace on keeps all that the browser did.";

    private const string WidgetRuns =
        "Every script of the widget came and none threw, and yet it said nothing to the page: in the console of a browser of your own, look for a "
        + "message to another origin than the page's, which the browser drops, and for what the widget's frame writes there. ";

    /// <summary>Gets what would tell a cause that is not known.</summary>
    public static string WhatWouldTell(IReadOnlyList<Evidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.Any(item => item is { Fact: Fact.WidgetScript, Value: FactValues.Unbroken })
            ? WidgetRuns + LookElsewhere
            : LookElsewhere;
    }

    /// <summary>Determines whether an error was seen and nothing said of it where it comes from.</summary>
    public static bool IsCauseUnknown(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Verdict != Verdict.Pass && result.SeenCodes.Count > 0 && result.Diagnosis.Count == 0;
    }

    /// <summary>Gets a code's words, for example <c>expected no error, seen microphone_denied</c>.</summary>
    public static string Codes(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return IsCodeAsExpected(result) ? ExpectedCode(result.Code) : Both(ExpectedCode(result.Code), SeenCodes(result));
    }

    /// <summary>
    /// Gets the same of the cause, for example <c>expected iframe-without-allow, seen none</c>; empty where none was expected and none
    /// seen.
    /// </summary>
    public static string Causes(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var isAsExpected = result.Verdict == Verdict.Pass || (result.Diagnosis is [var only] && only.Cause == result.Cause);
        return isAsExpected || (result.Cause is null && result.Diagnosis.Count == 0)
            ? Named(result.Diagnosis.Select(Cause))
            : Both(result.Cause is { } cause ? Name(cause.Value) : None, SeenCauses(result));
    }

    /// <summary>Gets a value that says whether the codes that were seen are those that were expected.</summary>
    public static bool IsCodeAsExpected(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Verdict == Verdict.Pass
            || (
                result.SeenCodes switch
                {
                    [] => result.Code is null && result.Events.Count > 0,
                    [var only] => only == result.Code,
                    _ => false,
                }
            );
    }

    /// <summary>Gets the code that was expected, or words for none.</summary>
    /// <param name="code">The code; null where no error may appear.</param>
    public static string ExpectedCode(EventCode? code) => code is { } some ? Name(some.Value) : NoError;

    /// <summary>Gets the codes that were seen, or words for none. Where no event came at all, not even that is known.</summary>
    public static string SeenCodes(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result switch
        {
            { SeenCodes.Count: > 0 } => Named(result.SeenCodes.Select(code => Name(code.Value))),
            { Events.Count: 0 } => "nothing",
            _ when result.Events.Any(item => item.Code == result.Code && item.Trust.Level != TrustLevel.Trusted) =>
                $"{ExpectedCode(result.Code)} (untrusted)",
            _ => NoError,
        };
    }

    /// <summary>Gets the causes that were found, or words for none; of one that is not proven, how sure it is.</summary>
    public static string SeenCauses(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Diagnosis.Count == 0 ? None : Named(result.Diagnosis.Select(Cause));
    }

    private static string Both(string expected, string seen) => $"expected {expected}, seen {seen}";

    private static string Cause(Diagnosis found) =>
        found.Confidence == Confidence.Proven ? Name(found.Cause.Value) : $"{Name(found.Cause.Value)} ({found.Confidence.ToWords()})";

    private static string Named(IEnumerable<string> all)
    {
        string[] names = [.. all];
        return names.Length > MostNamed ? $"{string.Join(", ", names.Take(MostNamed))} and {names.Length - MostNamed} more"
            : names.Length > 1 ? $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}"
            : string.Concat(names);
    }

    // A page may post any text as a code, such as our own words for none.
    private static string Name(string name) =>
        PrintedText.Line(name, LongestName) is var line
        && name.Length > 0
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')
            ? line
            : $"“{line}”";
}
