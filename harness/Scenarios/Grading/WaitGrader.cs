using System.Globalization;

namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>Whether a client waits as long as a 429 tells it to (seed: rate_limited).</summary>
internal static class WaitGrader
{
    // Clocks of two processes on one machine agree better than that; the headers have whole seconds.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);

    public static Grade Judge(ClientRun run)
    {
        var starts = run.Of(CallKind.Start);
        if (starts.Count == 0)
            return Grade.Unreached("The client started no interview.");

        var early = new List<string>();
        for (var index = 0; index < starts.Count; index++)
        {
            var limited = starts[index];
            if (limited.Status != 429)
                continue;
            if (index == starts.Count - 1)
            {
                return Grade.Bad(
                    "It gave up on a 429.", "Wait as many seconds as Retry-After says, then send the request again.",
                    $"{limited}; Retry-After: {limited.Header("Retry-After") ?? "none"}; nothing came after it.");
            }

            if (limited.MayRepeatAt is { } due && starts[index + 1].SentAt < due - Tolerance)
                early.Add($"{limited}, with {Announced(limited)}: the next came after {Seconds(starts[index + 1].SentAt - limited.AnsweredAt)} s, {Seconds(due - starts[index + 1].SentAt)} s too early.");
        }

        return early.Count == 0
            ? Grade.Good
            : Grade.Bad("It did not wait as long as the 429 said.", "Wait as many seconds as Retry-After says, or until X-RateLimit-Reset where there is none.", early);
    }

    private static string Announced(ClientCall call) =>
        call.Header("Retry-After") is { } seconds ? $"Retry-After: {seconds}" : $"X-RateLimit-Reset: {call.Header("X-RateLimit-Reset")}";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
