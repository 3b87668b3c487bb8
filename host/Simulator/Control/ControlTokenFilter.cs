using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Guide;
using KojiWidgetHarness.Simulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Control;

/// <summary>Lets only those steer who hold the control token: a page in the browser must not.</summary>
internal sealed class ControlTokenFilter(SimulatorOptions options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var given = context.HttpContext.Request.Headers[SimulatorRoutes.ControlTokenHeader].ToString();
        if (Secret.Matches(options.ControlToken, given))
            return await next(context);
        return Visit.WantsPage(context.HttpContext.Request)
            ? SteeringPage.Show(context.HttpContext, ApiErrors.ControlTokenWrong.StatusCode)
            : ApiErrors.ControlTokenWrong;
    }
}
