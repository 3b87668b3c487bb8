namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>Whether a client leaves alone what was refused for good (seed: Request Errors).</summary>
internal static class RefusalGrader
{
    public static Grade Judge(ClientRun run)
    {
        var starts = run.Of(CallKind.Start);
        return starts.Count switch
        {
            0 => Grade.Unreached("The client started no interview."),
            1 => Grade.Good,
            _ => Grade.Bad(
                $"It sent a request {starts.Count} times that had been refused for good.",
                "Repeat only 429 and 5xx: any other 4xx stays what it is until the request changes.",
                starts.Select(call => $"{call}")),
        };
    }
}
