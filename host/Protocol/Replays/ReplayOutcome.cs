using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Replays;

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
