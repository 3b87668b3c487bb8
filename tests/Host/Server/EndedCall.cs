using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>A call whose connection ended before it was answered, as that of a page that is being closed.</summary>
internal sealed class EndedCall : HubCallerContext
{
    public override string ConnectionId => "ended";

    public override string? UserIdentifier => null;

    public override ClaimsPrincipal? User => null;

    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override CancellationToken ConnectionAborted { get; } = new(canceled: true);

    public override void Abort() { }
}
