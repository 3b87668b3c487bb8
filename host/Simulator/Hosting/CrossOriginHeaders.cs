using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Hosting;

/// <summary>Opens an answer to any origin that no endpoint gives: the framework's own middleware acts for endpoints alone.</summary>
internal sealed class CrossOriginHeaders(ICorsService service, ICorsPolicyProvider policies)
{
    /// <summary>Name of the policy that lets any origin in.</summary>
    public const string AnyOrigin = "any-origin";

    public async Task AllowAsync(HttpContext context)
    {
        if (await policies.GetPolicyAsync(context, AnyOrigin) is { } policy)
            service.ApplyResult(service.EvaluatePolicy(context, policy), context.Response);
    }
}
