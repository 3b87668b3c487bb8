using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>The valid keys of <see cref="SimulatorKeys"/>: those of the generation that the simulator speaks.</summary>
internal sealed class ApiKeyCatalog(SimulatorOptions options, RevokedKeys revoked)
{
    private static readonly string[] Everything = [Permissions.Start, Permissions.Read, Permissions.Complete];

    private static readonly FrozenDictionary<string, ApiKey> Secret = new Dictionary<string, ApiKey>
    {
        [SimulatorKeys.Full] = new() { Permissions = Everything },
        [SimulatorKeys.StartOnly] = new() { Permissions = [Permissions.Start] },
        [SimulatorKeys.OtherProject] = new() { Permissions = Everything, OnlyProject = SimulatorProjects.Unpublished },
        [SimulatorKeys.FreePlan] = new() { PlanWithoutApi = true },
        [SimulatorKeys.RateLimited] = new() { Permissions = Everything, OverItsLimit = true },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ApiKey> Public = new Dictionary<string, ApiKey>
    {
        [SimulatorKeys.PublicFull] = AllOf(SimulatorProjects.Active),
        [SimulatorKeys.PublicStartOnly] = new() { Permissions = [Permissions.Start], OnlyProject = SimulatorProjects.Active },
        [SimulatorKeys.PublicOtherProject] = AllOf(SimulatorProjects.Unpublished),
        [SimulatorKeys.PublicFreePlan] = new() { PlanWithoutApi = true },
        [SimulatorKeys.PublicRateLimited] = AllOf(SimulatorProjects.Active) with { OverItsLimit = true },
        [SimulatorKeys.PublicDisabled] = AllOf(SimulatorProjects.Disabled),
        [SimulatorKeys.PublicArchived] = AllOf(SimulatorProjects.Archived),
        [SimulatorKeys.PublicVoiceOnly] = AllOf(SimulatorProjects.VoiceOnly),
        [SimulatorKeys.PublicBroken] = AllOf(SimulatorProjects.Broken),
        [SimulatorKeys.PublicUnreachable] = AllOf(SimulatorProjects.Unreachable),
        [SimulatorKeys.PublicInMaintenance] = AllOf(SimulatorProjects.InMaintenance),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ApiKey> valid = options.Contract == KojiContract.KojiSo ? Public : Secret;

    /// <summary>Gets what this key allows; null when it is unknown or revoked.</summary>
    public ApiKey? Find(string value) => revoked.Contains(value) ? null : valid.GetValueOrDefault(value);

    /// <summary>Determines whether this is or was a key of the simulator's: nobody has it by chance.</summary>
    public bool Knows(string value) => valid.ContainsKey(value) || value is SimulatorKeys.Revoked or SimulatorKeys.PublicRevoked;

    private static ApiKey AllOf(string project) => new() { Permissions = [.. Everything, Permissions.Chat], OnlyProject = project };
}

/// <summary>What an API key allows. Keys that name nothing, <see cref="SimulatorKeys.Revoked"/> among them, have none.</summary>
internal sealed record ApiKey
{
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Id of the only project it opens; null opens all.</summary>
    public string? OnlyProject { get; init; }

    public bool PlanWithoutApi { get; init; }

    /// <summary>Gets a value indicating whether it has used up what its rate limit allows, for good.</summary>
    public bool OverItsLimit { get; init; }

    public IEnumerable<Claim> ToClaims()
    {
        foreach (var permission in Permissions)
            yield return new(CallerClaims.Permission, permission);
        if (OnlyProject is not null)
            yield return new(CallerClaims.Project, OnlyProject);
        if (PlanWithoutApi)
            yield return new(CallerClaims.PlanWithoutApi, "");
    }
}

/// <summary>API keys that a fault made invalid, each with the id of that fault. Which keys there are at all is not changed by it.</summary>
internal sealed class RevokedKeys
{
    private readonly ConcurrentDictionary<string, string> faultOf = new(StringComparer.Ordinal);

    public bool Contains(string key) => faultOf.ContainsKey(key);

    /// <summary>Makes a valid key invalid; others would be any number.</summary>
    public void Add(string key, string fault) => faultOf.TryAdd(key, fault);

    /// <summary>Makes the keys valid again that this fault made invalid.</summary>
    public void Restore(string fault)
    {
        foreach (var (key, _) in faultOf.Where(revoked => revoked.Value == fault))
            faultOf.TryRemove(key, out _);
    }

    public void RestoreAll() => faultOf.Clear();
}

/// <summary>Knows a caller by its API key.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyCatalog keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "api-key";

    /// <summary>The key as it was sent; null when none was sent the documented way.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        // Nothing is trimmed: a key that was copied with spaces around it is documented as a cause of unauthorized.
        return header.StartsWith(CallerHeaders.KeyPrefix, StringComparison.OrdinalIgnoreCase)
            ? header[CallerHeaders.KeyPrefix.Length..]
            : null;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ApiErrors.Unauthorized.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.User.HasClaim(claim => claim.Type == CallerClaims.PlanWithoutApi)
            ? ApiErrors.FeatureNotAvailable.ExecuteAsync(Context)
            : ApiErrors.Forbidden.ExecuteAsync(Context);

    private AuthenticateResult Authenticate()
    {
        if (KeyOf(Request) is not { } sent)
            return AuthenticateResult.NoResult();

        return keys.Find(sent) is { } key
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(key.ToClaims(), Name)), Name))
            : AuthenticateResult.Fail("Unknown or revoked key.");
    }
}
