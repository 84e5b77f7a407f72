// The parts of the chart library that our pictures use. They are built into a file of their own, which only a
// report loads: the whole library is fifty times what four pictures need.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer]);

export { init };
