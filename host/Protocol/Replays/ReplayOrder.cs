using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Replays;

/// <summary>Asks an open page to dispatch a recorded message to itself once more.</summary>
public sealed record ReplayOrder
{
    /// <summary>The event that is repeated.</summary>
    public required EventReference Replays { get; init; }

    /// <summary>The message as it was recorded, as JSON; what was redacted stays redacted.</summary>
    public required string Text { get; init; }

    /// <summary>Number of the widget iframe that sent it then; null when none was given.</summary>
    public int? Frame { get; init; }
}

/// <summary>What came of sending a recorded event again.</summary>
public sealed record ReplayReceipt
{
    /// <summary>Gets the outcome.</summary>
    public required ReplayOutcome Outcome { get; init; }

    /// <summary>One line for people: what happened and, where nothing did, what helps.</summary>
    public required string Detail { get; init; }

    /// <summary>The page that it was sent to; null when none was chosen.</summary>
    public string? Session { get; init; }
}

/// <summary>What came of sending a recorded event again. The first three are the page's answer, the others the host's.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReplayOutcome>))]
public enum ReplayOutcome
{
    /// <summary>The page's listeners have heard it.</summary>
    Dispatched,

    /// <summary>The page holds no widget iframe that could have said it.</summary>
    NoWidget,

    /// <summary>What was recorded is not complete JSON: it was cut, or a secret was taken out of it.</summary>
    Unreadable,

    /// <summary>The log has no such event.</summary>
    UnknownEvent,

    /// <summary>The event is not a message of a widget.</summary>
    NoMessage,

    /// <summary>No host page is open, or not the one that was asked for.</summary>
    NoPage,

    /// <summary>Several host pages are open, and none was asked for.</summary>
    SeveralPages,

    /// <summary>The page did not answer: it is frozen, has just gone, or has a bridge that knows no replay.</summary>
    NoAnswer,
}

/// <summary>A host page whose bridge is connected now.</summary>
public sealed record OpenPage
{
    /// <summary>The page load.</summary>
    public required string Session { get; init; }

    /// <summary>The run that it belongs to.</summary>
    public required string Run { get; init; }

    /// <summary>The page's web origin, as its browser says it; null when no browser connected.</summary>
    public string? Origin { get; init; }

    /// <summary>When the page connected.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }
}
