namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>Whether a client sees that its limit is used up before the server refuses (seed: rate_limited).</summary>
internal static class RemainingGrader
{
    public static Grade Judge(ClientRun run)
    {
        var calls = run.Calls.Where(call => call.UsesKey).ToList();
        var usedUp = calls.FindIndex(call => call.Remaining == 0);
        if (usedUp < 0 || usedUp == calls.Count - 1)
            return Grade.Unreached("The client made no call with its key after X-RateLimit-Remaining had come to 0.");

        var next = calls[usedUp + 1];
        return next.Status != 429
            ? Grade.Good
            : Grade.Bad(
                "It ran into the limit, though a response had said that nothing remained.",
                "At X-RateLimit-Remaining: 0, wait until X-RateLimit-Reset before the next request.",
                $"{calls[usedUp]}, with X-RateLimit-Remaining: 0", $"{next}");
    }
}
