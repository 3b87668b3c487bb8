using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>
/// What the log of a session tells for sure of how its interview went: whether it was spoken, and how many answers were replied to. What
/// was said and clicked is in no log.
/// </summary>
/// <param name="Spoken">Whether by voice.</param>
/// <param name="Replies">How many replies came before the failure.</param>
internal sealed record SessionSteps(bool Spoken, int Replies)
{
    private const int MostReplies = 10;

    private static readonly AwaitEvent Heard = new(EventCodes.MicrophoneStarted);

    /// <summary>What the file says of the time before a failure.</summary>
    public static SessionSteps Before(EventEnvelope failure, bool voice, IReadOnlyList<EventEnvelope> events) => new(
        voice,
        events.Count(item => item.Code == EventCodes.InterviewMessage && item.Position < failure.Position && item.Replays is null
            && item.Trust.Level == TrustLevel.Trusted));

    /// <summary>A scenario that leads to the failure in the middle of an interview, with those steps; any other as it is.</summary>
    public Scenario Of(Scenario model)
    {
        if (model is not { Steps: [StartInterview start, ..], Expect: { } expect } || expect.Otherwise != EventCodes.InterviewMessage)
            return model;

        var had = model.Steps.Count > 1 && Heard.Equals(model.Steps[1]);
        if (Spoken && !had)
            model = model with { Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), .. model.Faults] };
        // An API that refuses from the start has replied to nothing.
        var before = model.Faults.OfType<ApiRefuses>().Any() || Replies > MostReplies ? [] : Enumerable.Range(1, Replies).SelectMany(Exchange).ToList();
        if (!Spoken && before.Count == 0)
            return model;

        return model with
        {
            Steps =
            [
                start, .. Spoken ? [Heard] : Array.Empty<Step>(), .. before,
                .. model.Steps.Skip(had ? 2 : 1).Select(step => Spoken && step is Answer ? new SpeakAnswer() : step),
            ],
            // A reply no longer says that all is well.
            Expect = before.Count > 0 ? expect with { Otherwise = EventCodes.InterviewCompleted } : expect,
        };
    }

    private Step[] Exchange(int number) =>
        [Spoken ? new SpeakAnswer() : new Answer($"Answer {number}; what was said is in no log."), new AwaitEvent(EventCodes.InterviewMessage, number)];
}
