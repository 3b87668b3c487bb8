using System.Text.Json;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Issues;

namespace KojiWidgetHarness.Host.Issues;

/// <summary>What somebody said of an issue.</summary>
/// <param name="State">What is to become of it.</param>
/// <param name="Position">The newest position of the log when it was said.</param>
internal sealed record IssueMark(IssueState State, long Position);

/// <summary>What people said of issues; kept beside the log, where that is kept. Safe for concurrent use.</summary>
internal sealed partial class IssueMarks
{
    private const string FileName = "issues.json";
    private const int MostBytes = 1_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, IssueMark> byId;
    private readonly IEventLog log;
    private readonly ILogger<IssueMarks> logger;
    private readonly string? file;
    private readonly LogSignal signal = new();

    public IssueMarks(HostSettings settings, IEventLog log, ILogger<IssueMarks> logger)
    {
        (this.log, this.logger) = (log, logger);
        file = settings.DataFolder is { } folder ? Path.Combine(folder, FileName) : null;
        byId = Read();
    }

    /// <summary>Gets how often any of it changed.</summary>
    public long Changes => signal.Last;

    /// <summary>Completes once there are more changes than <paramref name="number"/>.</summary>
    public Task WaitAfterAsync(long number, CancellationToken cancellation) => signal.WaitAfterAsync(number, cancellation);

    /// <summary>Gets what is to become of an issue, and whether it happened again after it had been resolved.</summary>
    /// <param name="id">The issue.</param>
    /// <param name="newest">Position of its newest error.</param>
    public (IssueState State, bool CameBack) StateOf(string id, long newest)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(id) switch
            {
                { State: IssueState.Expected } => (IssueState.Expected, false),
                { State: IssueState.Resolved } mark => newest > mark.Position ? (IssueState.Open, true) : (IssueState.Resolved, false),
                _ => (IssueState.Open, false),
            };
        }
    }

    /// <summary>Notes what is to become of an issue.</summary>
    public void Set(string id, IssueState state)
    {
        lock (gate)
        {
            if (state == IssueState.Open)
                byId.Remove(id);
            else
                byId[id] = new IssueMark(state, log.LastPosition);
            Write();
            signal.Advance(signal.Last + 1);
        }
    }

    private Dictionary<string, IssueMark> Read()
    {
        if (file is null || !PrivateFile.IsThere(file))
            return [];
        try
        {
            using var stream = PrivateFile.OpenRead(file);
            if (stream.Length > MostBytes)
                throw new IOException($"it has more than {MostBytes} bytes.");
            var read = JsonSerializer.Deserialize<Dictionary<string, IssueMark>>(stream, JsonSerializerOptions.Web) ?? [];
            // Of a log that was deleted the positions began anew.
            return read.Where(pair => pair.Value is { } mark && mark.Position <= log.LastPosition).ToDictionary();
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException)
        {
            LogUnreadable(file, unusable.Message);
            return [];
        }
    }

    private void Write()
    {
        if (file is null)
            return;
        try
        {
            PrivateFile.Replace(file, JsonSerializer.Serialize(byId, JsonSerializerOptions.Web));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            LogNotKept(file, unusable.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The states of issues in '{File}' cannot be read, so every issue is open: {Reason}")]
    private partial void LogUnreadable(string file, string reason);

    [LoggerMessage(LogLevel.Warning, "The states of issues end with this host, because '{File}' cannot be written: {Reason}")]
    private partial void LogNotKept(string file, string reason);
}
