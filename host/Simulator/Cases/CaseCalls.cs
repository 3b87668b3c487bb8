using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>The calls of one generation of the API, good unless something is changed.</summary>
internal sealed class CaseCalls(KojiContract contract)
{
    public bool IsKojiSo => contract == KojiContract.KojiSo;

    public string FullKey => IsKojiSo ? SimulatorKeys.PublicFull : SimulatorKeys.Full;

    public string StartOnlyKey => IsKojiSo ? SimulatorKeys.PublicStartOnly : SimulatorKeys.StartOnly;

    public string OtherProjectKey => IsKojiSo ? SimulatorKeys.PublicOtherProject : SimulatorKeys.OtherProject;

    public string RevokedKey => IsKojiSo ? SimulatorKeys.PublicRevoked : SimulatorKeys.Revoked;

    public string FreePlanKey => IsKojiSo ? SimulatorKeys.PublicFreePlan : SimulatorKeys.FreePlan;

    public string RateLimitedKey => IsKojiSo ? SimulatorKeys.PublicRateLimited : SimulatorKeys.RateLimited;

    /// <summary>A start of the well-known project.</summary>
    /// <param name="field">A further field of the body, as JSON.</param>
    public CaseRequest Start(string? field = null) =>
        StartWith(string.Join(',', new[] { IsKojiSo ? null : Field(SimulatorProjects.Active), field }.OfType<string>()));

    /// <summary>A start of a project: by the body in one generation, by its key in the other.</summary>
    public CaseRequest StartOf(string project, string keyOfIt) =>
        IsKojiSo ? Start() with { Authorization = Bearer(keyOfIt) } : StartWith(Field(project));

    /// <summary>A start with these fields and no other.</summary>
    public CaseRequest StartWith(string fields) =>
        new("POST", $"{SimulatorRoutes.Interviews}/start") { Authorization = Bearer(FullKey), Body = $"{{{fields}}}" };

    /// <summary>An answer to an interview, with the token of the open one.</summary>
    public CaseRequest Answer(string interview) =>
        new("POST", $"{SimulatorRoutes.Interviews}/{interview}/{(IsKojiSo ? "message" : "messages")}")
        {
            SessionToken = SimulatorInterviews.OpenToken,
            Body = """{"content":"By a colleague."}""",
        };

    public CaseRequest Complete(string interview, string? field = null)
    {
        var fields = string.Join(',', new[] { IsKojiSo ? $"\"interview_id\":\"{interview}\"" : null, field }.OfType<string>());
        return new("POST", IsKojiSo ? SimulatorRoutes.CompleteById : $"{SimulatorRoutes.Interviews}/{interview}/complete")
        {
            Authorization = Bearer(FullKey),
            Body = $"{{{fields}}}",
        };
    }

    public CaseRequest Read(string interview) =>
        new("GET", $"{SimulatorRoutes.Interviews}/{interview}") { Authorization = Bearer(FullKey) };

    public static string Bearer(string key) => $"Bearer {key}";

    private static string Field(string project) => $"\"project_id\":\"{project}\"";
}
