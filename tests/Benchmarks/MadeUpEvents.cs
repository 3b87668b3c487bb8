using System.Security.Cryptography;
using System.Text;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>Events of about 650 bytes, as the bridges of many pages would send them. The same ones every time.</summary>
internal static class MadeUpEvents
{
    public const int PerSession = 500;

    private const int SessionsPerRun = 20;

    private static readonly EventCode[] Codes =
    [
        EventCodes.WidgetMessage,
        EventCodes.WidgetMessage,
        EventCodes.InterviewMessage,
        EventCodes.InterviewMessage,
        EventCodes.WidgetReady,
        EventCodes.FrameLoaded,
        EventCodes.MicrophoneStarted,
        EventCodes.MessageUnrecognised,
        EventCodes.PermissionChanged,
    ];

    private static readonly string[] Words =
    [
        "interview",
        "answer",
        "candidate",
        "question",
        "welcome",
        "experience",
        "team",
        "project",
        "thanks",
        "next",
        "minute",
        "please",
    ];

    /// <summary>A word of one event in a hundred thousand.</summary>
    public const string RareWord = "zyzzyva";

    /// <summary>A word of one event in twelve or so.</summary>
    public const string CommonWord = "experience";

    /// <summary>Consecutive events, counted from 0 over all sessions, cut into batches.</summary>
    public static IEnumerable<EventBatch> Batches(int first, int count, string prefix = "s")
    {
        for (var start = first; start < first + count; start += EventLimits.EventsPerBatch)
        {
            var session = start / PerSession;
            yield return new EventBatch
            {
                Run = Run(session),
                Session = Session(session, prefix),
                Events = [.. Enumerable.Range(start, Math.Min(EventLimits.EventsPerBatch, first + count - start)).Select(Event)],
            };
        }
    }

    /// <summary>The name of a session: like those of bridges, and the same one every time.</summary>
    public static string Session(int number, string prefix = "s") => Id($"{prefix}-{number}");

    /// <summary>The interview of a session.</summary>
    public static string Interview(int session) => Id($"interview-{session}");

    public static string Run(int session) => $"run-{session / SessionsPerRun}";

    private static string Id(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]).ToString();

    private static EmittedEvent Event(int number)
    {
        var rare = number % 1_000 == 7;
        var message = string.Join(
            ' ',
            Enumerable.Range(0, 12).Select(place => Words[((number * 31) + (place * place * 7)) % 97 % Words.Length])
        );
        return new EmittedEvent
        {
            Sequence = (number % PerSession) + 1,
            OccurredAt = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero).AddMilliseconds(number),
            Source = EventSource.Widget,
            Code = rare ? EventCodes.MicrophoneDenied : Codes[number % Codes.Length],
            Message = number % 100_000 == 50 ? $"{message} {RareWord}" : message,
            Origin = "https://app.getkoji.com",
            Trust =
                number % 50 == 0
                    ? new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsNotTheWidgets }
                    : new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
            Frame = new()
            {
                Index = 0,
                Src = "https://app.getkoji.com/embed/abc?mode=voice",
                Allow = "microphone",
            },
            Raw = new()
            {
                Text = $$"""{"type":"koji:event","n":{{number}},"interviewId":"{{Interview(number / PerSession)}}"}""",
                Truncated = false,
                Rule = "namespaced-type",
            },
        };
    }
}
