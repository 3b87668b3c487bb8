using System.Buffers.Binary;
using System.Globalization;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Output;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Pictures and traces of a scenario.</summary>
internal sealed class HtmlFiles(HtmlWriter html)
{
    public void Write(string scenario, IReadOnlyList<HtmlFile> files)
    {
        if (files.Count == 0)
            return;

        html.Open("section", ("class", "files"));
        foreach (var file in files.OrderBy(file => file.Kind == AttachmentKind.Trace))
        {
            var what = file.Kind switch
            {
                AttachmentKind.HostPage => "Host page",
                AttachmentKind.Dashboard => "Dashboard",
                _ => "Trace",
            };
            if (file.Path is null)
                html.Element(
                    "p",
                    $"{what}: {file.Original} is missing, or is not {(file.Kind == AttachmentKind.Trace ? "an archive" : "a picture")}.",
                    ("class", "muted")
                );
            else if (file.Kind == AttachmentKind.Trace)
                WriteTrace(file.Path);
            else
                WritePicture(scenario, what, file.Path, file);
        }

        html.Close("section");
    }

    private void WritePicture(string scenario, string what, string path, HtmlFile file) =>
        html.Open("figure")
            .Open("a", ("href", path))
            .Open(
                "img",
                ("src", path),
                ("loading", "lazy"),
                ("alt", $"{what} of {scenario} at its verdict, full size"),
                ("width", file.Width.ToString(CultureInfo.InvariantCulture)),
                ("height", file.Height.ToString(CultureInfo.InvariantCulture))
            )
            .Close("a")
            .Element("figcaption", $"{what} at the verdict")
            .Close("figure");

    private void WriteTrace(string path) =>
        html.Open("p", ("class", "trace"))
            .Element("a", "Trace", ("href", path), ("download", ""))
            .Text(" opens with ")
            .Element("code", $"npx playwright show-trace {path}")
            .Text(" in this folder. Secrets are taken out of its text; its pictures show what the browser showed.")
            .Close("p");
}

/// <summary>An attachment beside the page.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Path">Relative to the page; null when it was not to be had.</param>
/// <param name="Original">Where it was.</param>
/// <param name="Width">Of a picture, in pixels; otherwise 0.</param>
/// <param name="Height">Of a picture, in pixels; otherwise 0.</param>
internal sealed record HtmlFile(AttachmentKind Kind, string? Path, string Original, int Width, int Height);

/// <summary>
/// Copies attachments beside the page. Only what is a picture or an archive is: a run's JSON may name any file of this machine.
/// </summary>
/// <param name="folder">The report's folder.</param>
/// <param name="trueFolder">Its path without a link.</param>
/// <param name="areForeign">Whether anybody may have named them.</param>
internal sealed class HtmlAttachments(string folder, string trueFolder, bool areForeign)
{
    /// <summary>The folder beside the page that they are in.</summary>
    public const string Folder = "attachments";

    private const int HeadLength = 24;

    // Of a trace of some minutes with pictures; a file without an end must not fill the disk.
    private const long LargestFile = 1024L * 1024 * 1024;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> ZipSignature => "PK"u8;

    /// <summary>Copies those of one attempt at a scenario.</summary>
    public async Task<IReadOnlyList<HtmlFile>> CopyAsync(IReadOnlyList<Attachment> files, string name, CancellationToken cancellation)
    {
        var copied = new List<HtmlFile>();
        foreach (var file in files)
            copied.Add(await CopyAsync(file, copied.Any(other => other.Kind == file.Kind) ? $"{name}-{copied.Count}" : name, cancellation));
        return copied;
    }

    private async Task<HtmlFile> CopyAsync(Attachment file, string name, CancellationToken cancellation)
    {
        var missing = new HtmlFile(file.Kind, null, CleanText.Of(file.Path), 0, 0);
        if (Open(file.Path) is not { } opened)
            return missing;

        await using var source = opened;
        var head = new byte[HeadLength];
        var length = await source.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellation);
        var picture = file.Kind != AttachmentKind.Trace;
        if (length < HeadLength || source.Length > LargestFile || !head.AsSpan().StartsWith(picture ? PngSignature : ZipSignature))
            return missing;

        var path = $"{Folder}/{name}-{(picture ? file.Kind == AttachmentKind.HostPage ? "page.png" : "dashboard.png" : "trace.zip")}";
        source.Position = 0;
        await ReportFile.WriteInAsync(Path.Combine(folder, path), Path.Combine(trueFolder, Folder), source.CopyToAsync, cancellation);
        // PNG (W3C), 11.2.1: the header chunk comes first, and begins with width and height.
        return picture
            ? missing with
            {
                Path = path,
                Width = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)),
                Height = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)),
            }
            : missing with
            {
                Path = path,
            };
    }

    private FileStream? Open(string path)
    {
        try
        {
            return OpenedFile.OpenRead(path, exactly: areForeign);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
