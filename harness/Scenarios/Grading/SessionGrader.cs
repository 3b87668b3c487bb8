namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>Whether a client begins anew once its session is over (seed: invalid_session_token, session_expired).</summary>
internal static class SessionGrader
{
    private const string Fix = "On 401 invalid_session_token, start a new interview: an ended session does not come back.";

    public static Grade Judge(ClientRun run)
    {
        var calls = run.Calls.ToList();
        var over = calls.FindIndex(call => call is { Kind: CallKind.Message, Status: 401 });
        if (over < 0)
            return Grade.Unreached("The client sent no answer.");

        var again = calls.FindIndex(over + 1, call => call.Kind == CallKind.Start);
        var repeated = calls.Skip(over + 1).Where(call => call is { Kind: CallKind.Message, Status: 401 }).ToList();
        var grade = again >= 0 ? Grade.Good : Grade.Bad("It did not start a new interview when its session was over.", Fix, $"{calls[over]}; no start came after it.");
        return repeated.Count == 0
            ? grade
            : grade.And(Grade.Bad("It went on with a session that was over.", Fix, repeated.Prepend(calls[over]).Select(call => $"{call}")));
    }
}
