using System.Text;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Files.Words;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>Writes what went wrong in a session as a scenario file, so that it can be reproduced.</summary>
public static class SessionFile
{
    /// <summary>The first failure of a session that has a cause, as a file; or in one line why there is none.</summary>
    /// <param name="events">Events of the session, oldest first: all, or those that say what happened in it.</param>
    /// <param name="called">What the scenario is called; null names it after its cause.</param>
    /// <param name="proven">Causes that were proven beside what the page saw; null for none.</param>
    public static (SavedScenario? Saved, string? Problem) Of(
        IReadOnlyList<EventEnvelope> events,
        string? called = null,
        IReadOnlyList<CauseId>? proven = null
    )
    {
        ArgumentNullException.ThrowIfNull(events);
        var failures = events.Where(Counts).Select(item => (Failure: item, Causes: Causes(item, proven ?? []))).ToList();
        if (failures.Count == 0)
            return (null, "This session has no failure that counts, so there is nothing to reproduce.");
        if (failures.Find(found => found.Causes.Count > 0) is not { Failure: { } failure, Causes: var causes })
            return (null, $"What the page saw of {failures[0].Failure.Code} fits no cause that is known, so no scenario can be named.");

        var name = called ?? Named(causes[0], failure.Session);
        return (new SavedScenario(name + ScenarioFile.Extension, Write(name, failure, causes, events)), null);
    }

    /// <summary>Codes of the events, beside its errors, that say what happened in a session.</summary>
    public static IReadOnlyList<EventCode> SelectedCodes { get; } = [EventCodes.InterviewMessage];

    /// <summary>Determines whether a file is made of this event, among others.</summary>
    public static bool Selects(EventEnvelope item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Severity == Severity.Error || SelectedCodes.Contains(item.Code);
    }

    // One whose cause took the widget its origin is untrusted for that very reason.
    private static bool Counts(EventEnvelope item) =>
        item.Severity == Severity.Error
        && item.Replays is null
        && (item.Trust.Level == TrustLevel.Trusted || item.Trust.Reason is TrustReason.OriginIsNotTheWidgets or TrustReason.OriginIsOpaque);

    private static List<CauseId> Causes(EventEnvelope item, IReadOnlyList<CauseId> proven)
    {
        var certain = proven
            .Where(cause => CauseCatalog.Find(cause)?.Code == item.Code && ScenarioOf(cause) is not null)
            .Distinct()
            .ToList();
        if (certain.Count > 0)
            return certain;
        // A page sees no difference between an id that is not one and one that is unknown; the src shows it.
        var malformed = ProjectOf(item.Frame) is { } project && !Guid.TryParse(project, out _);
        return
        [
            .. Diagnostician
                .Diagnose(item)
                .Select(found => found.Cause)
                .Where(cause => ScenarioOf(cause) is not null)
                .OrderByDescending(cause => cause == CauseIds.MalformedProjectId == malformed),
        ];
    }

    private static string? ProjectOf(FrameInfo? frame) =>
        Uri.TryCreate(frame?.Src, UriKind.Absolute, out var src)
        && Uri.UnescapeDataString(src.Segments[^1].Trim('/')) is { Length: > 0 } project
            ? project
            : null;

    private static Scenario? ScenarioOf(CauseId cause) => ScenarioCatalog.All.FirstOrDefault(scenario => scenario.Expect?.Cause == cause);

    private static string Named(CauseId cause, string session)
    {
        var mark = string.Concat(session.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(8));
        return $"{cause.Value.Beginning(40)}-{mark}";
    }

    // Quoted values are JSON, which YAML reads as it stands: whatever a page put into them stays inside its quotes.
    private static string Write(string name, EventEnvelope failure, List<CauseId> causes, IReadOnlyList<EventEnvelope> events)
    {
        var text = new StringBuilder();
        text.AppendLine($"# Saved from session {PrintedText.Line(failure.Session)}: {failure.Code}, event {failure.Position} of its log.");
        text.AppendLine($"{FileFields.Name}: {name}");
        text.AppendLine($"{FileFields.Purpose}: {Kinds.Quoted(CauseCatalog.Find(causes[0])!.Summary)}"); // Diagnosed causes come from the catalogue.
        if (causes.Count > 1)
        {
            text.AppendLine(
                $"# What the page saw fits these causes as well; where one of them is right, name it and its scenario instead."
            );
            foreach (var other in causes.Skip(1))
                text.AppendLine($"#   cause {other}, scenario {ScenarioOf(other)!.Name}"); // Causes without a scenario were left out.
        }

        var model = ScenarioOf(causes[0])!; // Causes without a scenario were left out.
        text.AppendLine($"{FileFields.Scenario}: {model.Name}");
        var attributes = failure.Frame is { } frame ? Attributes(frame).ToList() : [];
        if (attributes.Count > 0)
            text.AppendLine($"{FileFields.Embed}:");
        foreach (var (key, value) in attributes)
            text.AppendLine($"  {key}: {(value is null ? "null" : Kinds.Quoted(value))}");

        var mode = attributes.Find(attribute => attribute.Key == EmbedFields.Mode).Value ?? model.Embed.Mode;
        var steps = SessionSteps.Before(failure, mode == "voice", events);
        var saved = steps.Of(model);
        if (steps.Replies > 0)
        {
            var leftOut = saved.Steps.OfType<AwaitEvent>().Any(wait => wait.Code == EventCodes.InterviewMessage)
                ? ""
                : ", and they are left out here";
            text.AppendLine($"# Replies before the failure: {steps.Replies}. What was said is in no log{leftOut}.");
        }

        foreach (var field in FileFields.All.Where(field => field.Name is FileFields.Faults or FileFields.Steps))
        {
            if (field.Write(saved, model) is { } value)
                text.AppendLine($"{field.Name}:{value}");
        }

        // The expectation with its cause, as the catalogue has it; an expected failure is what makes it a scenario of a cause.
        text.AppendLine($"{ExpectKind.Key}:{ExpectKind.Write(saved.Expect! with { Code = failure.Code, Cause = causes[0] })}");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<(string Key, string? Value)> Attributes(FrameInfo frame)
    {
        if (Uri.TryCreate(frame.Src, UriKind.Absolute, out var src))
        {
            var query = System.Web.HttpUtility.ParseQueryString(src.Query);
            if (query[EmbedFields.Mode] is { } mode && EmbedFields.Modes.Contains(mode))
                yield return (EmbedFields.Mode, mode);
            // Of a well-formed id only Koji knows what it stands for: the scenario has one that stands for the same with the simulator.
            if (ProjectOf(frame) is { } project && !Guid.TryParse(project, out _))
                yield return (EmbedFields.Project, project);
        }

        yield return (EmbedFields.Allow, frame.Allow);
        yield return (EmbedFields.Sandbox, frame.Sandbox);
    }
}

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

    /// <summary>Gets what the file says of the time before a failure.</summary>
    public static SessionSteps Before(EventEnvelope failure, bool voice, IReadOnlyList<EventEnvelope> events) =>
        new(
            voice,
            events.Count(item =>
                item.Code == EventCodes.InterviewMessage
                && item.Position < failure.Position
                && item.Replays is null
                && item.Trust.Level == TrustLevel.Trusted
            )
        );

    /// <summary>A scenario that leads to the failure in the middle of an interview, with those steps; any other as it is.</summary>
    public Scenario Of(Scenario model)
    {
        if (model is not { Steps: [StartInterview start, ..], Expect: { } expect } || expect.Otherwise != EventCodes.InterviewMessage)
            return model;

        var had = model.Steps.Count > 1 && Heard.Equals(model.Steps[1]);
        if (Spoken && !had)
            model = model with { Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), .. model.Faults] };
        // An API that refuses from the start has replied to nothing.
        var before =
            model.Faults.OfType<ApiRefuses>().Any() || Replies > MostReplies
                ? []
                : Enumerable.Range(1, Replies).SelectMany(Exchange).ToList();
        if (!Spoken && before.Count == 0)
            return model;

        return model with
        {
            Steps =
            [
                start,
                .. Spoken ? [Heard] : Array.Empty<Step>(),
                .. before,
                .. model.Steps.Skip(had ? 2 : 1).Select(step => Spoken && step is Answer ? new SpeakAnswer() : step),
            ],
            // A reply no longer says that all is well.
            Expect = before.Count > 0 ? expect with { Otherwise = EventCodes.InterviewCompleted } : expect,
        };
    }

    private Step[] Exchange(int number) =>
        [
            Spoken ? new SpeakAnswer() : new Answer($"Answer {number}; what was said is in no log."),
            new AwaitEvent(EventCodes.InterviewMessage, number),
        ];
}
