using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Host.Telemetry;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Host;

/// <summary>How a host is set up.</summary>
public sealed record HostSettings
{
    /// <summary>Port on the loopback interface; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Address below which the widget page is found when the embed page is given no other, without a trailing slash.</summary>
    public required Uri WidgetBase { get; init; }

    /// <summary>
    /// Web origins whose messages may count as the widget's, beside that of <see cref="WidgetBase"/>. By default Koji's two published ones.
    /// </summary>
    public IReadOnlyList<string> WidgetOrigins { get; init; } = ["https://app.getkoji.com", "https://koji.so"];

    /// <summary>Web origins, beside loopback ones, whose pages may send events.</summary>
    public IReadOnlyList<string> PageOrigins { get; init; } = [];

    /// <summary>
    /// The simulator behind <see cref="WidgetBase"/>, where there is one: the dashboard shows its traffic in full, has requests sent again
    /// and sets faults.
    /// </summary>
    public SimulatorAccess? Simulator { get; init; }

    /// <summary>
    /// Whether the embed page gives its widget's address a name of its own, by which the calls of that widget are known to the simulator.
    /// </summary>
    public bool NamesFrames { get; init; }

    /// <summary>The secrets that writers and readers show.</summary>
    public AccessTokens Tokens { get; init; } = AccessTokens.Create();

    /// <summary>
    /// Folder that keeps the event log, made when it is not there; null keeps it in a folder of its own that goes with the host.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>How much those may send who hold the sending token; null for as much as they like.</summary>
    public IngestLimits? Limits { get; init; } = new();

    /// <summary>How many of the newest events are kept.</summary>
    public int EventCapacity { get; init; } = 1_000_000;

    /// <summary>How many bytes of the disk they may take, with their indexes; the oldest make room.</summary>
    public long StorageBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How long events are kept; null keeps them until they are too many.</summary>
    public TimeSpan? EventAge { get; init; }

    /// <summary>
    /// Gets a value indicating whether events leave as OpenTelemetry log records; by default when the standard variable says where to.
    /// </summary>
    public bool ExportsTelemetry { get; init; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EventExport.Variable));

    internal IReadOnlyList<string> AllWidgetOrigins => [WidgetBase.Origin(), .. WidgetOrigins];
}

/// <summary>A simulator that the dashboard shows and steers.</summary>
/// <param name="Address">Its base address.</param>
/// <param name="Token">What its steering needs.</param>
public sealed record SimulatorAccess(Uri Address, string Token)
{
    /// <summary>Leaves the token out, so that it does not reach a log.</summary>
    public override string ToString() => $"{nameof(SimulatorAccess)} {{ {nameof(Address)} = {Address} }}";
}
