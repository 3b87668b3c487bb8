using System.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

/// <summary>A report as it was written, and its folder until the test is over.</summary>
internal sealed class Written : IDisposable
{
    private Written(string folder) => Folder = folder;

    public string Folder { get; }

    public string Path => System.IO.Path.Combine(Folder, "made", "report");

    public string Text => File.ReadAllText(Path, new UTF8Encoding(false, throwOnInvalidBytes: true));

    public static async Task<Written> AsAsync(ReportKind kind, params RunReport[] runs)
    {
        var written = new Written(Directory.CreateTempSubdirectory("koji-report-").FullName);
        await new RunReportWriter(runs).WriteAsync(new(kind, written.Path), CancellationToken.None);
        return written;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
