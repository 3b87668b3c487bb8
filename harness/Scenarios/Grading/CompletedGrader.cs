namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>Whether a client takes an interview that is complete already for what it wanted (seed: conflict).</summary>
internal static class CompletedGrader
{
    public static Grade Judge(ClientRun undisturbed, ClientRun run)
    {
        var completions = run.Of(CallKind.Complete);
        if (completions.Count == 0)
            return Grade.Unreached("The client completed no interview.");

        var grade = Grade.Good;
        if (completions.Count > 1)
        {
            grade = Grade.Bad(
                $"It asked {completions.Count} times to complete an interview that was complete.", "Take this 409 for success: what was wanted has happened.",
                completions.Select(call => $"{call}"));
        }

        return run.ExitCode == undisturbed.ExitCode
            ? grade
            : grade.And(Grade.Bad(
                "It failed because the interview was complete already.", "Take this 409 for success: what was wanted has happened.",
                $"{completions[0]}; exit code {run.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, undisturbed {undisturbed.ExitCode}."));
    }
}
