using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>Errors about keys, tokens and permissions.</summary>
internal static class AuthenticationCases
{
    public static IEnumerable<SimulatorCase> Of(CaseCalls calls) => [.. Keys(calls), .. Tokens(calls), .. Permissions(calls)];

    private static IEnumerable<SimulatorCase> Keys(CaseCalls calls)
    {
        yield return Key("key-missing", 0, "No Authorization header.", null);
        yield return Key("key-without-scheme", 1, "The key alone, without Bearer.", calls.FullKey);
        yield return Key("key-of-another-scheme", 1, "The key as Basic.", $"Basic {calls.FullKey}");
        yield return Key("key-padded", 1, "A space copied along with the key.", $"Bearer  {calls.FullKey}");
        yield return Key("key-unknown", 1, "A key that is not whole.", CaseCalls.Bearer(calls.FullKey[..^1]));
        yield return Key("key-revoked", 2, "A key that was valid once.", CaseCalls.Bearer(calls.RevokedKey));

        SimulatorCase Key(string name, int cause, string what, string? authorization) =>
            new()
            {
                Name = name,
                Code = KojiErrorCodes.Unauthorized,
                Cause = cause,
                What = what,
                Request = calls.Start() with { Authorization = authorization },
            };
    }

    private static IEnumerable<SimulatorCase> Tokens(CaseCalls calls)
    {
        yield return Token("token-wrong", 0, "A token that no start call returned.", SimulatorInterviews.Open, "sim-token-of-nobody");
        yield return Token(
            "token-foreign",
            1,
            "The token of another interview.",
            SimulatorInterviews.Open,
            SimulatorInterviews.CompletedToken
        );
        yield return Token(
            "token-completed",
            2,
            "The token of an interview that was completed.",
            SimulatorInterviews.Completed,
            SimulatorInterviews.CompletedToken
        );
        yield return Token(
            "token-expired",
            2,
            "The token of an interview that timed out.",
            SimulatorInterviews.Expired,
            SimulatorInterviews.ExpiredToken
        );

        SimulatorCase Token(string name, int cause, string what, string interview, string token) =>
            new()
            {
                Name = name,
                Code = KojiErrorCodes.InvalidSessionToken,
                Cause = cause,
                What = what,
                Request = calls.Answer(interview) with { SessionToken = token },
            };
    }

    private static IEnumerable<SimulatorCase> Permissions(CaseCalls calls)
    {
        yield return May("permission-to-complete", "A key with interview:start alone completes.", calls.Complete(SimulatorInterviews.Open));
        yield return May("permission-to-read", "A key with interview:start alone reads.", calls.Read(SimulatorInterviews.Open));
        if (calls.IsKojiSo)
            yield return May(
                "permission-to-chat",
                "A key with interview:start alone answers.",
                calls.Answer(SimulatorInterviews.Open) with
                {
                    SessionToken = null,
                }
            );
        yield return new()
        {
            Name = "plan-without-api",
            Code = KojiErrorCodes.FeatureNotAvailable,
            Cause = 0,
            What = "A key of an account whose plan lacks the API.",
            Request = calls.Start() with { Authorization = CaseCalls.Bearer(calls.FreePlanKey) },
        };

        SimulatorCase May(string name, string what, CaseRequest request) =>
            new()
            {
                Name = name,
                Code = KojiErrorCodes.Forbidden,
                Cause = 0,
                What = what,
                Request = request with { Authorization = CaseCalls.Bearer(calls.StartOnlyKey) },
            };
    }
}
