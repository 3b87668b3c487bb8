using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Issues;

/// <summary>What fails for one reason: the errors with the same code and the same causes.</summary>
public sealed record Issue
{
    /// <summary>The name of an issue whose cause is not known, behind its code.</summary>
    public const string UnknownCause = "unknown";

    /// <summary>Gets the code and the causes, always in one order: <c>microphone_denied:iframe-without-allow</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the code that the page heard.</summary>
    public required EventCode Code { get; init; }

    /// <summary>
    /// Gets the causes that the evidence speaks for, more than one where they leave the same traces; empty when the cause is not known.
    /// </summary>
    public required IReadOnlyList<CauseId> Causes { get; init; }

    /// <summary>Gets how sure that is; null when the cause is not known.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Gets whether somebody has said what is to become of it.</summary>
    public required IssueState State { get; init; }

    /// <summary>Gets whether it happened again after somebody had said that it is resolved.</summary>
    public bool CameBack { get; init; }

    /// <summary>Gets how many errors it has had.</summary>
    public required long Events { get; init; }

    /// <summary>Gets in how many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>Gets when the first of the errors happened.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>Gets when the last of the errors happened.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Gets the pages that it happened in last, newest first, one entry for pages that are the same.</summary>
    public required IReadOnlyList<IssuePage> Pages { get; init; }

    /// <summary>Gets the newest of the errors.</summary>
    public required StoredEvent Newest { get; init; }

    /// <summary>Gets the name of the issue that an error belongs to.</summary>
    /// <param name="code">The error's code.</param>
    /// <param name="causes">What the evidence speaks for.</param>
    public static string IdOf(EventCode code, IEnumerable<CauseId> causes)
    {
        var named = string.Join('+', causes.Select(cause => cause.Value).Order(StringComparer.Ordinal));
        return $"{code}:{(named.Length == 0 ? UnknownCause : named)}";
    }
}

/// <summary>A page in which an issue happened.</summary>
public sealed record IssuePage
{
    /// <summary>Gets the page's address without query and fragment; null where its bridge did not say it.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the page's title; null where it has none, or its bridge did not say it.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the browser and its system, for example <c>Chrome 140 on Linux</c>; null where they are not known.</summary>
    public string? Browser { get; init; }

    /// <summary>Gets the address of the widget's iframe; null where no iframe was involved.</summary>
    public string? Widget { get; init; }

    /// <summary>Gets the newest session of the page with this issue.</summary>
    public required string Session { get; init; }

    /// <summary>Gets how many of the newest sessions with this issue were in the page.</summary>
    public required int Sessions { get; init; }

    /// <summary>Gets when it happened there last.</summary>
    public required DateTimeOffset LastAt { get; init; }
}

/// <summary>The issues of a log.</summary>
public sealed record IssueList
{
    /// <summary>Gets the issues: open ones first, and of these the one that happened last.</summary>
    public required IReadOnlyList<Issue> Issues { get; init; }

    /// <summary>Gets the position up to which the log was read.</summary>
    public required long Through { get; init; }

    /// <summary>Gets whether the log has older errors that were not looked at.</summary>
    public required bool HasOlder { get; init; }
}

/// <summary>What is to become of an issue.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<IssueState>))]
public enum IssueState
{
    /// <summary>It waits for somebody.</summary>
    Open,

    /// <summary>It was fixed, somebody said; the next such error opens it again.</summary>
    Resolved,

    /// <summary>It is meant to happen, as where a test denies the microphone; further errors change nothing.</summary>
    Expected,
}
