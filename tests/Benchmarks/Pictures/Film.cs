using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Benchmarks.Pictures;

/// <summary>Pictures of pages, one after the other with a line below each, as WebM. The browser encodes it.</summary>
internal sealed class Film
{
    /// <summary>Width of each picture, in pixels.</summary>
    public const int Width = 1440;

    /// <summary>Height of each picture, in pixels.</summary>
    public const int Height = 900;

    private const int SecondsForEach = 3;

    // The browser records in real time what a canvas shows.
    private const string Record = """
        async ({ pictures, seconds, width, height }) => {
          const canvas = Object.assign(document.createElement("canvas"), { width, height: height + 56 });
          const pen = canvas.getContext("2d");
          const recorder = new MediaRecorder(canvas.captureStream(5), { mimeType: "video/webm;codecs=vp9", videoBitsPerSecond: 600_000 });
          const parts = [];
          recorder.ondataavailable = (event) => parts.push(event.data);
          const stopped = new Promise((done) => (recorder.onstop = done));
          const shown = [];
          for (const picture of pictures) {
            const image = new Image();
            image.src = `data:image/png;base64,${picture.image}`;
            await image.decode();
            shown.push([image, picture.line]);
          }
          recorder.start();
          for (const [image, line] of shown) {
            for (let frame = 0; frame < seconds * 5; frame++) {
              pen.drawImage(image, 0, 0);
              pen.fillStyle = "#0e1116";
              pen.fillRect(0, height, width, 56);
              pen.fillStyle = "#e8ecf2";
              pen.font = "24px system-ui, 'DejaVu Sans', sans-serif";
              pen.fillText(line, 24, height + 36);
              await new Promise((next) => setTimeout(next, 200));
            }
          }
          recorder.stop();
          await stopped;
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          let text = "";
          for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
          return btoa(text);
        }
        """;

    private readonly List<(string Image, string Line)> pictures = [];

    /// <summary>Adds what a page shows now.</summary>
    public async Task TakeAsync(IPage page, string line)
    {
        // A page that has just got what it was waited for may still move.
        await page.WaitForTimeoutAsync(400);
        pictures.Add((Convert.ToBase64String(await page.ScreenshotAsync()), line));
        await Console.Error.WriteLineAsync(line);
    }

    /// <summary>Writes the film.</summary>
    /// <param name="page">Any page in a browser; it is left blank.</param>
    /// <param name="path">The file.</param>
    public async Task SaveAsync(IPage page, string path)
    {
        await page.GotoAsync("about:blank");
        var film = await page.EvaluateAsync<string>(
            Record,
            new
            {
                pictures = pictures.Select(picture => new { image = picture.Image, line = picture.Line }),
                seconds = SecondsForEach,
                width = Width,
                height = Height,
            }
        );
        await File.WriteAllBytesAsync(path, Convert.FromBase64String(film));
    }
}
