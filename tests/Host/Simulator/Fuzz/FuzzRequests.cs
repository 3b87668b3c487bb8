using System.Text;
using CsCheck;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Fuzz;

/// <summary>
/// Where the requests come from: mostly a good one with something wrong, so that all code behind the first check is reached too.
/// </summary>
internal static class FuzzRequests
{
    private static readonly Gen<string> OtherKey = Gen.Frequency(
        (
            3,
            Gen.OneOf(
                SimulatorKeys.StartOnly,
                SimulatorKeys.OtherProject,
                SimulatorKeys.FreePlan,
                SimulatorKeys.Revoked,
                SimulatorKeys.RateLimited,
                SimulatorKeys.PublicStartOnly,
                SimulatorKeys.PublicOtherProject,
                SimulatorKeys.PublicFreePlan,
                SimulatorKeys.PublicRateLimited,
                SimulatorKeys.PublicDisabled,
                SimulatorKeys.PublicInMaintenance,
                SimulatorKeys.PublicUnreachable
            )
        ),
        (1, Gen.String[0, 40].Select(Line))
    );

    private static readonly Gen<string?> Token = Gen.Frequency(
        (3, Gen.OneOf<string?>(SimulatorInterviews.OpenToken, SimulatorInterviews.CompletedToken, SimulatorInterviews.ExpiredToken)),
        (4, Gen.Const((string?)null)),
        (1, Gen.String[0, 40].Select(text => (string?)Line(text)))
    );

    private static readonly Gen<string> Id = Gen.Frequency(
        (4, Gen.OneOf(SimulatorInterviews.Open, SimulatorInterviews.Completed, SimulatorInterviews.Expired)),
        (1, Gen.Guid.Select(id => id.ToString())),
        (1, Gen.OneOf("..", "%2e%2e", "%00", "%ff", "%2F", "a%20b", "", "start", new string('9', 2000))),
        (1, Gen.String[0, 30].Select(Uri.EscapeDataString))
    );

    private static readonly Gen<(string, string)> Call = Gen.Frequency(
        (4, Gen.Const(("POST", $"{SimulatorRoutes.Interviews}/start"))),
        (4, Id.Select(id => ("POST", $"{SimulatorRoutes.Interviews}/{id}/messages"))),
        (4, Id.Select(id => ("POST", $"{SimulatorRoutes.Interviews}/{id}/message"))),
        (4, Id.Select(id => ("POST", $"{SimulatorRoutes.Interviews}/{id}/complete"))),
        (4, Gen.Const(("POST", SimulatorRoutes.CompleteById))),
        (3, Id.Select(id => ("GET", $"{SimulatorRoutes.Interviews}/{id}"))),
        (1, Gen.Select(Gen.OneOf("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"), Id, (method, id) => (method, $"/api/{id}"))),
        (
            1,
            Gen.Select(Gen.OneOf("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"), Id, (method, id) =>
                (method, $"{SimulatorRoutes.Interviews}/{id}")
            )
        )
    );

    private static readonly Gen<byte[]?> Body = Gen.Frequency(
        (6, FuzzJson.Object.Select(text => (byte[]?)Encoding.UTF8.GetBytes(text))),
        (2, FuzzJson.Broken.Select(text => (byte[]?)Encoding.UTF8.GetBytes(text))),
        (1, Gen.Byte.Array[0, 200].Select(bytes => (byte[]?)bytes)),
        (1, Gen.Const((byte[]?)null))
    );

    /// <summary>Requests for a simulator that speaks this generation of the API.</summary>
    public static Gen<FuzzRequest> Of(KojiContract contract) =>
        Gen.Select(
            Call,
            Authorization(contract == KojiContract.KojiSo ? SimulatorKeys.PublicFull : SimulatorKeys.Full),
            Token,
            Body,
            Gen.OneOf<string?>(
                "application/json",
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                null
            ),
            (call, authorization, token, body, type) =>
                new FuzzRequest(call.Item1, call.Item2)
                {
                    Authorization = authorization,
                    Token = token,
                    Body = call.Item1 is "GET" or "HEAD" ? null : body,
                    ContentType = type,
                }
        );

    private static Gen<string?> Authorization(string good) =>
        Gen.Frequency(
            (8, Gen.Const((string?)$"Bearer {good}")),
            (4, OtherKey.Select(key => (string?)$"Bearer {key}")),
            (1, Gen.Const((string?)null)),
            (1, Gen.OneOf("bearer ", "Bearer", "Basic ", "Bearer  ", "").Select(scheme => (string?)(scheme + good)))
        );

    // A client does not let these into a header.
    private static string Line(string text) => new([.. text.Where(letter => letter is >= ' ' and <= '~')]);
}
