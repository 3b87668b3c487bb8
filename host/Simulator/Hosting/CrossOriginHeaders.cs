using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Hosting;

/// <summary>Opens an answer to any origin that no endpoint gives: the framework's own middleware acts for endpoints alone.</summary>
internal sealed class CrossOriginHeaders(ICorsService service, ICorsPolicyProvider policies)
{
    public async Task AllowAsync(HttpContext context)
    {
        if (await policies.GetPolicyAsync(context, CrossOriginAccess.AnyOrigin) is { } policy)
            service.ApplyResult(service.EvaluatePolicy(context, policy), context.Response);
    }
}
