using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Unit.Reports;

/// <summary>Runs of which every part is there.</summary>
internal static class MadeUpRuns
{
    /// <summary>Everything that a page could try: markup, ends of sections, control characters, half a character, and a key.</summary>
    public const string Hostile =
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]>\0\u001b[31m\uD800 | `x` koji_sk_\u0001abc123\n::error::two\n\n# three";

    /// <summary>What may be found of that in no report.</summary>
    public const string Secret = "abc123";

    /// <summary>A PNG, 3 pixels wide and 2 high.</summary>
    public static byte[] Picture { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==");

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public static RunReport Green { get; } =
        Run(
            Result("healthy-text", Verdict.Pass),
            Result("archived-project", Verdict.Pass, EventCodes.WidgetLoadFailed, CauseIds.ArchivedProject)
        );

    /// <summary>A page that is not as it should be although no error came.</summary>
    public static RunReport Warned { get; } =
        Run(
            Result("page-loads", Verdict.Pass) with
            {
                Diagnosis = [],
                Events =
                [
                    Event("Nobody read it.") with
                    {
                        Code = EventCodes.ListenerLate,
                        Severity = Severity.Warning,
                    },
                    Event("Forged.") with
                    {
                        Code = EventCodes.WidgetTwice,
                        Severity = Severity.Warning,
                        Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
                    },
                    Event("Taken out.") with
                    {
                        Code = EventCodes.FrameRemoved,
                        Severity = Severity.Warning,
                    },
                ],
            }
        );

    /// <summary>One of each verdict, one flaky, one that failed twice, one that was not reached, one that cannot be run.</summary>
    public static RunReport Red { get; } =
        Run(
            Result("archived-project", Verdict.Pass, EventCodes.WidgetLoadFailed, CauseIds.ArchivedProject),
            Result("wrong-cause", Verdict.Fail, EventCodes.WidgetLoadFailed, CauseIds.UnknownProject),
            Result("slow", Verdict.Inconclusive, EventCodes.MicrophoneDenied),
            Result("dead-browser", Verdict.Error),
            Result("now-and-then", Verdict.Pass) with
            {
                EarlierAttempts = [Result("now-and-then", Verdict.Fail), Result("now-and-then", Verdict.Error)],
            },
            Result("never", Verdict.Fail) with
            {
                EarlierAttempts = [Result("never", Verdict.Fail)],
            }
        ) with
        {
            Workers = 2,
            EndedEarly = "Stopped after 3 failures.",
            NotRun = ["session-idle"],
            NotReproducible =
            [
                new()
                {
                    Name = "two-windows",
                    Code = EventCodes.MicrophoneDenied,
                    Reason = "Needs two windows.",
                },
            ],
        };

    public static RunReport Nasty { get; } =
        Run(
            Result(Hostile, Verdict.Fail, new EventCode(Hostile), new CauseId(Hostile)) with
            {
                Purpose = Hostile,
                Checks =
                [
                    new()
                    {
                        Name = Hostile,
                        Verdict = Verdict.Fail,
                        Detail = Hostile,
                    },
                ],
                Requests =
                [
                    new()
                    {
                        AtMs = 1,
                        Method = Hostile,
                        Url = "https://koji.so/?access_token=abc123&x=" + Hostile,
                        Kind = Hostile,
                        Failure = Hostile,
                    },
                ],
                PageErrors =
                [
                    new()
                    {
                        AtMs = 1,
                        Kind = SeenErrorKind.Console,
                        Text = Hostile,
                        Place = "https://koji.so/?access_token=abc123&x=" + Hostile,
                    },
                ],
                Attachments = [new(AttachmentKind.HostPage, "/nowhere/" + Hostile)],
                EarlierAttempts = [Result(Hostile, Verdict.Error)],
            },
            Result(Hostile, Verdict.Pass) with
            {
                EarlierAttempts = [Result(Hostile, Verdict.Error)],
            }
        ) with
        {
            Browser = new(Hostile, Hostile),
            EndedEarly = Hostile,
            NotRun = [Hostile],
            NotReproducible = [new() { Name = Hostile, Reason = Hostile }],
        };

    public static RunReport Run(params IReadOnlyList<ScenarioResult> results) =>
        new()
        {
            Browser = new("chromium", "140.0"),
            StartedAt = Start,
            DurationMs = 12_345,
            Scenarios = results,
        };

    public static ScenarioResult Result(string name, Verdict verdict, EventCode? code = null, CauseId? cause = null) =>
        new()
        {
            Name = name,
            Purpose = $"Purpose of {name}.",
            Session = "session-1",
            StartedAt = Start.AddSeconds(1),
            Code = code,
            Cause = cause,
            Verdict = verdict,
            DurationMs = 1234,
            Checks =
            [
                new()
                {
                    Name = "event",
                    Verdict = Verdict.Pass,
                    Detail = "expected it",
                },
                new()
                {
                    Name = "cause",
                    Verdict = verdict,
                    Detail = $"expected {cause}, found another",
                },
            ],
            Diagnosis =
                verdict == Verdict.Error
                    ? []
                    :
                    [
                        new()
                        {
                            Cause = CauseIds.ArchivedProject,
                            Confidence = Confidence.Proven,
                            Evidence =
                            [
                                new()
                                {
                                    Fact = Fact.ApiMessage,
                                    Value = name,
                                    Place = EvidencePlace.Response,
                                },
                            ],
                            Fix = "Restore the project.",
                        },
                    ],
            Events = [Event(name)],
        };

    private static EventEnvelope Event(string message) =>
        new()
        {
            Id = "018f0000-0000-7000-8000-000000000000",
            Run = "run-1",
            Session = "session-1",
            Sequence = 1,
            Position = 1,
            OccurredAt = Start.AddSeconds(1.5),
            ReceivedAt = Start.AddSeconds(1.5),
            Source = EventSource.Widget,
            Code = EventCodes.WidgetLoadFailed,
            Severity = Severity.Error,
            Message = message,
            Origin = message,
            Trust = Trust.OwnObservation,
            Raw = new() { Text = message, Truncated = false },
        };
}
