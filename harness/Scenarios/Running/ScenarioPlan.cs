using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Files.Words;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Running;

/// <summary>What a scenario does, in words: those of scenario files.</summary>
public static class ScenarioPlan
{
    private static readonly ScenarioPart Page = new(PartKind.Page, "open the page", "Opens the page that embeds the widget.");

    /// <summary>All parts, in the order in which they come.</summary>
    public static IReadOnlyList<ScenarioPart> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return
        [
            .. scenario.Faults.Select(Of),
            Page,
            .. scenario.Steps.Select(step => Of(step, PartKind.Step)),
            Decision(scenario),
            .. scenario.Afterwards.Select(step => Of(step, PartKind.Afterwards)),
        ];
    }

    private static ScenarioPart Of(Fault fault) => Of(fault, FaultWords.All, PartKind.Fault);

    private static ScenarioPart Of(Step step, PartKind kind) => Of(step, StepWords.All, kind);

    private static ScenarioPart Decision(Scenario scenario) =>
        scenario.Expect is { } expect
            ? new(PartKind.Decision, expect.Code.Value, $"The log has to show it, and its cause has to be {expect.Cause}.")
            : new(PartKind.Decision, "no error", "No error may have come by then.");

    private static ScenarioPart Of<T>(T made, IReadOnlyList<Word<T>> words, PartKind kind)
        where T : class
    {
        var word = words.Single(word => word.Makes == made.GetType());
        return new(kind, word.Write(made) is { } value ? $"{word.Name}: {value}" : word.Name, word.Summary);
    }
}
