using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Scenarios;

/// <summary>One scenario step by step, with what the page looked like and which events came.</summary>
public sealed partial class ScenarioStory
{
    private const int MostEvents = 40;

    private IReadOnlyList<EventEnvelope> events = [];
    private (string? Session, ScenarioMoment? Moment, long To) read;
    private ScenarioMoment? chosen;
    private Uri? trace;
    private string? traceProblem;

    /// <summary>The scenario.</summary>
    [Parameter, EditorRequired]
    public required RunnableScenario Scenario { get; set; }

    /// <summary>The scenario's last run; null when nobody asked for one.</summary>
    [Parameter]
    public QueuedRun? Run { get; set; }

    /// <summary>Where all scenarios are shown.</summary>
    [Parameter, EditorRequired]
    public required string Back { get; set; }

    /// <summary>Called when it is to run.</summary>
    [Parameter]
    public EventCallback OnRun { get; set; }

    // The one that somebody chose, as long as it is of this run; else the last.
    private ScenarioMoment? Looked =>
        Run is null ? null
        : chosen is not null && Run.Moments.Contains(chosen) ? chosen
        : Run.Moments.Count > 0 ? Run.Moments[^1]
        : null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (read.Session != Run?.Session)
            (trace, traceProblem) = (null, null);
        return ReadAsync();
    }

    private Task ChooseAsync(ScenarioMoment? moment)
    {
        chosen = moment;
        return ReadAsync();
    }

    // From when the step began to when the next one did: what a step leads to may come once it is over.
    private async Task ReadAsync()
    {
        var (session, moment) = (Run?.Session, Looked);
        var next = Run?.Moments.SkipWhile(other => other != moment).Skip(1).FirstOrDefault();
        var wanted = (session, moment, next?.From ?? Log.LastPosition);
        if (read == wanted)
            return;
        if ((read.Session, read.Moment) != (session, moment))
            events = [];
        read = wanted;
        if (session is null || moment is null)
            return;
        var came = await Log.ReadAfterAsync(moment.From, new() { Session = session }, MostEvents, CancellationToken.None);
        // Something else may have been chosen meanwhile.
        if (read == wanted)
            events = [.. came.Events.Where(item => item.Position <= wanted.Item3)];
    }

    private async Task ShowTraceAsync() => (trace, traceProblem) = await Queue.ShowTraceAsync(Scenario.Id, CancellationToken.None);
}

/// <summary>A part of a scenario, and how far it has come.</summary>
/// <param name="Part">The part.</param>
/// <param name="Progress">How far.</param>
/// <param name="Moment">What was there when it was over; null before.</param>
internal sealed record StoryRow(ScenarioPart Part, PartProgress Progress, ScenarioMoment? Moment)
{
    /// <summary>Gets the sign of its progress.</summary>
    public string Sign =>
        Progress switch
        {
            PartProgress.Done => Moment?.Instead is null ? "✓" : "✕",
            PartProgress.Doing => "▶",
            PartProgress.Paused => "Ⅱ",
            PartProgress.CutShort => "◐",
            PartProgress.NotDone => "–",
            _ => "○",
        };

    /// <summary>The parts of a scenario, each with what a run says of it.</summary>
    public static IReadOnlyList<StoryRow> Of(IReadOnlyList<ScenarioPart> parts, QueuedRun? run)
    {
        var left = run?.Moments.ToList() ?? [];
        var doing = run?.Doing;
        var rows = new List<StoryRow>();
        foreach (var part in parts)
        {
            // An error may come just after it was seen that none had.
            var moment = part.Kind == PartKind.Decision ? left.FindLast(item => item.Part == part) : left.Find(item => item.Part == part);
            var progress =
                moment is not null ? PartProgress.Done
                : run is { State: QueuedRunState.Running } && part == doing
                    ? run.IsPaused ? PartProgress.Paused
                        : PartProgress.Doing
                : run is null or { IsOpen: true } ? PartProgress.ToCome
                : part == doing ? PartProgress.CutShort
                : PartProgress.NotDone;
            if (moment is not null)
                left.Remove(moment);
            else if (part == doing)
                doing = null;
            rows.Add(new(part, progress, moment));
        }

        return rows;
    }
}

/// <summary>How far a part of a scenario has come.</summary>
internal enum PartProgress
{
    /// <summary>It comes later, or nobody ran the scenario yet.</summary>
    ToCome,

    /// <summary>It waits until somebody continues it.</summary>
    Paused,

    /// <summary>It is being done.</summary>
    Doing,

    /// <summary>It is over.</summary>
    Done,

    /// <summary>It was begun, and the run ended before it was over.</summary>
    CutShort,

    /// <summary>The run ended without it.</summary>
    NotDone,
}
