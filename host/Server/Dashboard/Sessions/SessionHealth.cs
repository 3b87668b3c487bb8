using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;

namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>Reads from the codes that a session had how each part of the embed is. Only what counts is looked at.</summary>
internal static class SessionHealth
{
    private static readonly HashSet<EventCode> WidgetErrors =
    [
        EventCodes.WidgetLoadFailed,
        EventCodes.MicrophoneDenied,
        EventCodes.SessionExpired,
    ];

    public static IReadOnlyList<HealthSign> Of(EventCounts counts)
    {
        var totals = new Totals(counts);
        bool Had(EventCode code) => totals.Of(code) > 0;
        var api =
            KojiErrorCatalog.All.Any(error => !WidgetErrors.Contains(error.Code) && Had(error.Code)) ? Bad("API", "refused")
            : Had(EventCodes.InterviewStarted) || Had(EventCodes.ApiAnswered) ? Good("API", "answered")
            : Unknown("API", "not seen");
        // Calls of a program that has no page: of what a page has, there is nothing to say.
        if (counts.Codes.Count > 0 && counts.Codes.All(count => IsOfTheApi(count.Code)))
            return [api];
        return
        [
            Had(EventCodes.WidgetLoadFailed) ? Bad("Load", "failed")
            : Had(EventCodes.FrameLoaded) || Had(EventCodes.WidgetReady) ? Good("Load", "loaded")
            : Unknown("Load", "not seen"),
            Had(EventCodes.WidgetReady) ? Good("Widget", "ready")
            : Had(EventCodes.WidgetLoadFailed) ? Bad("Widget", "never ready")
            : Unknown("Widget", "not ready"),
            Had(EventCodes.MicrophoneDenied) ? Bad("Microphone", "denied")
            : Had(EventCodes.MicrophoneStarted) ? Good("Microphone", "live")
            : Unknown("Microphone", "not used"),
            Had(EventCodes.SessionExpired) ? Bad("Session", "expired")
            : Had(EventCodes.InterviewCompleted) ? Good("Session", "completed")
            : Had(EventCodes.InterviewStarted) ? Good("Session", "open")
            : Unknown("Session", "not begun"),
            api,
        ];
    }

    private static bool IsOfTheApi(EventCode code) =>
        code.Value.StartsWith("api.", StringComparison.Ordinal)
        || (KojiErrorCatalog.All.Any(error => error.Code == code) && !WidgetErrors.Contains(code));

    private static HealthSign Good(string part, string word) => new(part, Health.Good, word);

    private static HealthSign Bad(string part, string word) => new(part, Health.Bad, word);

    private static HealthSign Unknown(string part, string word) => new(part, Health.Unknown, word);
}

/// <summary>One part of an embed at a glance.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Health">How it is.</param>
/// <param name="Word">What was seen, in a word.</param>
public sealed record HealthSign(string Part, Health Health, string Word)
{
    /// <summary>The sign that stands beside the word.</summary>
    public string Mark =>
        Health switch
        {
            Health.Good => "✓",
            Health.Bad => "✕",
            _ => "–",
        };
}

/// <summary>How one part of an embed is.</summary>
public enum Health
{
    /// <summary>The part was not seen.</summary>
    Unknown,

    /// <summary>The part was seen to work.</summary>
    Good,

    /// <summary>The part was seen to fail.</summary>
    Bad,
}

/// <summary>A session and how its embed is.</summary>
/// <param name="Summary">The session.</param>
/// <param name="Page">The page that it is; null where no bridge said anything of it.</param>
/// <param name="Health">How each part of its embed is.</param>
public sealed record SessionRow(SessionSummary Summary, PageFact? Page, IReadOnlyList<HealthSign> Health);
