using System.Net;
using KojiWidgetHarness.Logging;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Simulator.Hosting;

/// <summary>Where the simulator listens and where its logs go.</summary>
internal static class HostingSetup
{
    private const long LargestBody = 64 * 1024;

    public static void ListenOnLoopback(this WebApplicationBuilder builder, SimulatorOptions options)
    {
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = LargestBody;
                kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
                {
                    if (options.Certificate is { } certificate)
                        listen.UseHttps(certificate);
                });
            });
        if (options.Certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        // What was flushed has been sent: a fault that cuts a body short cuts it where it says.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.MaxWriteBufferSize = 1);
        builder.Services.AddRouting();

        // Any other name could be a page elsewhere whose DNS points here (DNS rebinding).
        builder.Services.AddHostFiltering(filter => filter.AllowedHosts = ["127.0.0.1", "localhost", "[::1]", .. options.HostNames]);
    }

    /// <summary>Standard output belongs to the program that composes the simulator.</summary>
    public static void LogToStandardError(this WebApplicationBuilder builder) =>
        PrintedFormatter
            .AddTo(builder.Logging)
            .SetMinimumLevel(LogLevel.Warning)
            // What keeps it from starting is thrown to the caller that starts it.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            // It says nothing at this level, but makes an activity and a scope of every request as soon as it could.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
}

internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet(SimulatorRoutes.Health, () => TypedResults.Text("ok"));
}

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
